package org.overturn.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Says no to machines, as RFC 9457 problem details. */
@Component
public class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ObjectMapper json;

  Refusals(ObjectMapper json) {
    this.json = json;
  }

  /** True for a browser that opens a page, false for a script or a machine. */
  public static boolean wantsPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && !request.getServletPath().startsWith("/camunda/api/");
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (why instanceof InternalAuthenticationServiceException) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "30");
      write(response, HttpStatus.SERVICE_UNAVAILABLE, "Sign-in is not possible now; try again");
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Overturn\"");
    write(
        response,
        HttpStatus.UNAUTHORIZED,
        "Sign in with a client's id and secret, or a user name and a password");
  }

  /**
   * Says no to a script of a page whose person is signed out. Neither does the browser ask for a
   * password then, nor is the script led to the sign-in page: that would begin another session
   * beside the one of the page on which the person is signing in.
   */
  void signedOut(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    write(response, HttpStatus.UNAUTHORIZED, "Nobody is signed in here now; open /login");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    write(
        response,
        HttpStatus.FORBIDDEN,
        why instanceof ToldRefusal told ? told.getMessage() : "This user may not do that");
  }

  private void write(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
  }
}

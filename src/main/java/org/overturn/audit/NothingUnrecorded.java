package org.overturn.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.overturn.denial.CaseNumber;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * The net under the pages and interfaces: whatever is answered about a case, an arrival or a notice
 * and was not put on record by who answers it, is put on record here, before the answer is written.
 * So a page that somebody adds is audited from its first day (45 CFR 164.312(b)).
 */
@ControllerAdvice
class NothingUnrecorded
    implements HandlerInterceptor, WebMvcConfigurer, ResponseBodyAdvice<Object> {

  /**
   * Here a patient's data may show: what arrived, in the names of files already; of the cases what
   * is below their list.
   */
  private static final String[] OF_PATIENTS = {
    "/cases/*", "/cases/*/**", "/intake/**", "/api/denials/*", "/api/denials/*/**"
  };

  private static final String[] ELSEWHERE = {"/cases/results/**"};

  private static final String WATCHED = NothingUnrecorded.class.getName();

  private final Audit audit;

  NothingUnrecorded(@Lazy Audit audit) {
    this.audit = audit;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(OF_PATIENTS).excludePathPatterns(ELSEWHERE);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request.setAttribute(WATCHED, true);
    return true;
  }

  /** Before a page is drawn. */
  @Override
  public void postHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
    if (page != null) {
      recordUnlessDone(request);
    }
  }

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  /** Before a body is written. */
  @Override
  public Object beforeBodyWrite(
      Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (request instanceof ServletServerHttpRequest servlet && !isRefusal(body)) {
      recordUnlessDone(servlet.getServletRequest());
    }
    return body;
  }

  private static boolean isRefusal(Object body) {
    return body instanceof ProblemDetail;
  }

  private void recordUnlessDone(HttpServletRequest request) {
    Principal person = request.getUserPrincipal();
    if (request.getAttribute(WATCHED) == null || Requests.isRecorded() || person == null) {
      return;
    }
    audit.record(
        person.getName(),
        request.getMethod().equals("GET") ? "page-viewed" : "page-answered",
        number(request),
        null,
        request.getMethod() + " " + address(request));
  }

  /** An arrival is no case: only its own address says which one it was. */
  private static Object address(HttpServletRequest request) {
    return number(request) == null
        ? request.getRequestURI()
        : request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
  }

  private static CaseNumber number(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> named
            && named.get("number") instanceof String number
            && CaseNumber.isNumber(number)
        ? new CaseNumber(number)
        : null;
  }
}

package org.overturn.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Camunda's web applications keep the nonce of their content security policy in the servlet context
 * that all requests share, so that a page opened while anyone else's request runs carries a nonce
 * that its own header does not know, and stays blank. Here each request sees a nonce of its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OwnNonceForEachPage extends OncePerRequestFilter {

  private static final String NONCE = "org.camunda.bpm.csp.nonce";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ServletContext context = withOwnNonce(request.getServletContext());
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public ServletContext getServletContext() {
            return context;
          }
        },
        response);
  }

  private static ServletContext withOwnNonce(ServletContext shared) {
    AtomicReference<Object> nonce = new AtomicReference<>();
    return (ServletContext)
        Proxy.newProxyInstance(
            ServletContext.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) -> {
              if (arguments != null && arguments.length > 0 && NONCE.equals(arguments[0])) {
                return method.getName().equals("setAttribute")
                    ? setTo(nonce, arguments[1])
                    : nonce.get();
              }
              try {
                return method.invoke(shared, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  private static Object setTo(AtomicReference<Object> nonce, Object value) {
    nonce.set(value);
    return null;
  }
}

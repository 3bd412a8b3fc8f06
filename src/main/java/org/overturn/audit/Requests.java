package org.overturn.audit;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the request that is being answered says of who asks, and whether it is on record. */
final class Requests {

  private static final String RECORDED = Requests.class.getName() + ".recorded";

  private Requests() {}

  /** The client's address, behind a proxy the one that the proxy gives; null outside a request. */
  static String from() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        ? current.getRequest().getRemoteAddr()
        : null;
  }

  static void markRecorded() {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
      current.setAttribute(RECORDED, true, RequestAttributes.SCOPE_REQUEST);
    }
  }

  static boolean isRecorded() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        && current.getAttribute(RECORDED, RequestAttributes.SCOPE_REQUEST) != null;
  }
}

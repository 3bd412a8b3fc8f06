package org.overturn.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What browsers are told about our pages. The engine's web applications tell about theirs. */
final class Headers {

  /** Scripts come from files of ours only; Tasklist may frame our pages, nobody else may. */
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
          + " base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

  private static final RequestMatcher OURS =
      new NegatedRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher("/camunda/**"));

  private Headers() {}

  static void ofPages(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .frameOptions(frame -> frame.sameOrigin())
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        // megabytes of Tasklist's scripts may be kept by the browser, pages with patients may not
        .cacheControl(cache -> cache.disable())
        .addHeaderWriter(
            new DelegatingRequestMatcherHeaderWriter(OURS, new CacheControlHeadersWriter()))
        .addHeaderWriter(
            new DelegatingRequestMatcherHeaderWriter(
                OURS, new ContentSecurityPolicyHeaderWriter(POLICY)));
  }
}

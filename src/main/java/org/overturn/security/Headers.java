package org.overturn.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What browsers are told about what we answer. The engine's web applications tell about their own
 * pages. A header that a controller has set itself, as for a stranger's file, is left as it is.
 */
final class Headers {

  /** Scripts and styles come from files of ours only; Tasklist may frame our pages, nobody else. */
  private static final String PAGES =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
          + " form-action 'self'; frame-ancestors 'self'";

  /** The description of the interfaces draws with styles in its markup. */
  private static final String DESCRIPTIONS =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  /**
   * Data is no page. If a browser is brought to show it, as with a file of a deployment that is
   * HTML, it runs nothing and belongs to nobody.
   */
  private static final String DATA = "default-src 'none'; frame-ancestors 'none'; sandbox";

  /** Nothing of ours needs them. */
  private static final String PERMISSIONS =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(),"
          + " midi=(), display-capture=(), browsing-topics=()";

  private static final RequestMatcher OURS =
      new NegatedRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher("/camunda/**"));

  private Headers() {}

  static void ofPages(HeadersConfigurer<HttpSecurity> headers) {
    ofAll(headers);
    headers
        .frameOptions(frame -> frame.sameOrigin())
        // megabytes of Tasklist's scripts may be kept by the browser, pages with patients may not
        .cacheControl(cache -> cache.disable())
        .addHeaderWriter(
            new DelegatingRequestMatcherHeaderWriter(OURS, new CacheControlHeadersWriter()))
        .addHeaderWriter(
            new DelegatingRequestMatcherHeaderWriter(
                OURS, new ContentSecurityPolicyHeaderWriter(PAGES)));
  }

  static void ofDescriptions(HeadersConfigurer<HttpSecurity> headers) {
    ofAll(headers);
    headers.contentSecurityPolicy(policy -> policy.policyDirectives(DESCRIPTIONS));
  }

  static void ofMachines(HeadersConfigurer<HttpSecurity> headers) {
    ofAll(headers);
    headers.contentSecurityPolicy(policy -> policy.policyDirectives(DATA));
  }

  private static void ofAll(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(
            resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }
}

package org.overturn.casework;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The people who open pages, with the authorities that signing in gives them. */
public final class People {

  private People() {}

  public static RequestPostProcessor coordinator() {
    return of("coordinator", "coordinators");
  }

  public static RequestPostProcessor physician() {
    return of("physician", "physicians");
  }

  public static RequestPostProcessor supervisor() {
    return of("supervisor", "supervisors");
  }

  public static RequestPostProcessor owner() {
    return of("owner", "process-owners");
  }

  public static RequestPostProcessor machine() {
    return of("intake", "intake-clients");
  }

  private static RequestPostProcessor of(String id, String group) {
    return user(id).authorities(new SimpleGrantedAuthority("GROUP_" + group));
  }
}

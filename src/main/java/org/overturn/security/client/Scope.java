package org.overturn.security.client;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.overturn.security.Groups;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What a machine may do. The group is the one whose rules and whose rights in the engine it needs;
 * the addresses narrow that down to the one thing that the scope is named for.
 */
enum Scope {
  DENIALS_SEND("denials.send", "Send denials", Groups.INTAKE_CLIENTS, post("/api/denials")),
  DENIALS_READ(
      "denials.read",
      "Ask what became of denials",
      Groups.INTAKE_CLIENTS,
      get("/api/denials/{notice}"),
      get("/api/denials/{notice}/acknowledgement")),
  AGENTS_WORK(
      "agents.work",
      "Do agents’ steps",
      Groups.AGENTS,
      all("/engine-rest/external-task/**"),
      all("/engine-rest/engine/{engine}/external-task/**"),
      get("/api/agents/**")),
  FIGURES_READ("figures.read", "Read the figures", Groups.MONITORING, get("/actuator/prometheus")),
  ENGINE_DEPLOY(
      "engine.deploy",
      "Deploy models, tables and forms",
      Groups.PROCESS_OWNERS,
      post("/engine-rest/deployment/create"),
      // what Modeler asks before it deploys
      get("/engine-rest/version"),
      get("/engine-rest/deployment"));

  private final String code;
  private final String words;
  private final String group;
  private final RequestMatcher addresses;

  Scope(String code, String words, String group, RequestMatcher... addresses) {
    this.code = code;
    this.words = words;
    this.group = group;
    this.addresses = new OrRequestMatcher(List.of(addresses));
  }

  /** As tokens and tables write it. */
  public String code() {
    return code;
  }

  /** As people read it. */
  public String words() {
    return words;
  }

  String group() {
    return group;
  }

  boolean opens(jakarta.servlet.http.HttpServletRequest request) {
    return addresses.matches(request);
  }

  static Optional<Scope> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /** Of codes with blanks between them; what is no scope of ours is passed over. */
  static Set<Scope> ofAll(String codes) {
    EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String code : codes.strip().split("\\s+")) {
      of(code).ifPresent(scopes::add);
    }
    return scopes;
  }

  static String codes(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::code).collect(Collectors.joining(" "));
  }

  private static RequestMatcher post(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern);
  }

  private static RequestMatcher get(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, pattern);
  }

  private static RequestMatcher all(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }
}

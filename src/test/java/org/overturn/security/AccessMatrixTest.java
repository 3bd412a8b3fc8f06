package org.overturn.security;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.security.AccessMatrix.Right;
import org.overturn.security.AccessMatrix.Row;
import org.overturn.security.Endpoints.Endpoint;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;

/** The access matrix is whole, and the running application obeys it. */
@OverturnTest
class AccessMatrixTest {

  private static final AccessMatrix MATRIX = AccessMatrix.shipped();
  private static final List<String> METHODS = List.of("GET", "POST", "DELETE", "PUT", "PATCH");

  /** Addresses that filters and folders of files answer, no method of a controller. */
  private static final Set<String> WITHOUT_CONTROLLER =
      Set.of(
          "POST /login",
          "POST /logout",
          "GET /css/**",
          "GET /js/**",
          "GET /img/**",
          "GET /favicon.ico",
          "GET /swagger-ui/**",
          "GET /camunda/lib/**",
          "GET /camunda/assets/**",
          "GET /camunda/favicon.ico",
          "GET /camunda/app/tasklist/**",
          "GET /camunda/app/cockpit/**",
          "GET /camunda/app/admin/**",
          "GET /camunda/app/admin/{engine}/setup/**",
          "GET /camunda/app/welcome/**",
          "GET /camunda/app/overturn/**",
          // in the demo only
          "GET /demo/mail",
          "GET /demo/mail/{id}");

  /** They would end the session of whoever tries; {@link AddressesTest} signs in and out. */
  private static final Set<String> ENDING_THE_SESSION =
      Set.of("POST /login", "POST /logout", "POST /camunda/api/admin/auth/user/default/logout");

  private static final String WITHOUT_GROUP = "stranger";
  private static final String OWNER = "onlyowner";
  private static final String MONITOR = "onlymonitor";
  private static final String ADMINISTRATOR = "onlyadmin";

  /** Who tries, and the role in the matrix. */
  private static final Map<String, String> USERS = new LinkedHashMap<>();

  static {
    USERS.put("", AccessMatrix.NOBODY);
    USERS.put(WITHOUT_GROUP, AccessMatrix.NOBODY);
    USERS.put("coordinator", Groups.COORDINATORS);
    USERS.put("physician", Groups.PHYSICIANS);
    USERS.put("supervisor", Groups.SUPERVISORS);
    USERS.put(OWNER, Groups.PROCESS_OWNERS);
    USERS.put("compliance", Groups.COMPLIANCE);
    USERS.put("intake", Groups.INTAKE_CLIENTS);
    USERS.put("agent", Groups.AGENTS);
    USERS.put(MONITOR, Groups.MONITORING);
    USERS.put(ADMINISTRATOR, Groups.ADMINISTRATORS);
  }

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired IdentityService identity;
  @Autowired FilterService filters;

  private String worklist;

  @BeforeEach
  void thereIsSomebodyOfEachRoleAlone() {
    worklist = filters.createFilterQuery().filterName("This week").singleResult().getId();
    user(WITHOUT_GROUP, null);
    user(ADMINISTRATOR, Groups.ADMINISTRATORS);
    user(OWNER, Groups.PROCESS_OWNERS);
    user(MONITOR, Groups.MONITORING);
  }

  @AfterEach
  void theyAreGone() {
    Stream.of(WITHOUT_GROUP, ADMINISTRATOR, OWNER, MONITOR).forEach(identity::deleteUser);
  }

  @Test
  void everyEndpointOfOursHasARowOfItsOwn() {
    Set<String> rows = MATRIX.rows().stream().map(AccessMatrixTest::shape).collect(toSet());
    assertThat(endpoints())
        .filteredOn(Endpoint::ours)
        .filteredOn(endpoint -> !rows.contains(shape(endpoint)))
        .extracting(AccessMatrixTest::howToAdd)
        .as("Nobody may use these; see docs/access.md")
        .isEmpty();
  }

  @Test
  void everyEndpointOfTheEngineAndOfLibrariesIsNamed() {
    assertThat(endpoints())
        .filteredOn(endpoint -> !endpoint.ours())
        .filteredOn(
            endpoint -> MATRIX.find(endpoint.method(), path(concrete(endpoint.path()))).isEmpty())
        .extracting(AccessMatrixTest::howToAdd)
        .as("Say of these who may use them, or that nobody may")
        .isEmpty();
  }

  @Test
  void everyRowIsOfAnEndpoint() {
    Set<Row> used = new HashSet<>();
    for (Endpoint endpoint : endpoints()) {
      for (String method : endpoint.method().equals("*") ? METHODS : List.of(endpoint.method())) {
        MATRIX.find(method, path(concrete(endpoint.path()))).ifPresent(used::add);
      }
    }
    assertThat(MATRIX.rows())
        .filteredOn(row -> !used.contains(row) && !WITHOUT_CONTROLLER.contains(row.address()))
        .extracting(row -> "line " + row.line() + ": " + row.address())
        .as(
            "These rows of src/main/resources/%s are of no endpoint: remove them",
            AccessMatrix.FILE)
        .isEmpty();
  }

  /** Each address with each method, so that one is not open by another's row. */
  @Test
  void everyAddressIsOpenToThoseWhomTheMatrixNamesAndToNobodyElse() {
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    Set<String> addresses = addresses();
    USERS.entrySet().parallelStream()
        .forEach(each -> tryAll(each.getKey(), each.getValue(), addresses, wrong));
    assertThat(wrong).as("%d addresses", addresses.size()).isEmpty();
  }

  /** Rows with a pattern stand for many endpoints; each of them is closed to whom its row is. */
  @Test
  void everyEndpointBehindAPatternIsClosedToThoseWhomItsRowDoesNotName() {
    Set<String> behind = new TreeSet<>();
    for (Endpoint endpoint : endpoints()) {
      for (String method : endpoint.method().equals("*") ? METHODS : List.of(endpoint.method())) {
        behind.add(method + " " + concrete(endpoint.path()));
      }
    }
    behind.removeAll(ENDING_THE_SESSION);
    assertThat(behind).hasSizeGreaterThan(MATRIX.rows().size());
    List<String> open = Collections.synchronizedList(new ArrayList<>());
    USERS.entrySet().parallelStream()
        .forEach(each -> tryWhatIsClosed(each.getKey(), each.getValue(), behind, open));
    assertThat(open).as("%d endpoints", behind.size()).isEmpty();
  }

  private void tryWhatIsClosed(String user, String role, Set<String> endpoints, List<String> open) {
    HttpUser browser = user.isEmpty() ? HttpUser.anonymous(port) : HttpUser.signedIn(port, user);
    HttpUser machine = user.isEmpty() ? HttpUser.anonymous(port) : HttpUser.basic(port, user);
    browser.attempt("GET", "/camunda/app/welcome/default/");
    for (String endpoint : endpoints) {
      String method = endpoint.substring(0, endpoint.indexOf(' '));
      String address = endpoint.substring(method.length() + 1);
      if (!may(role, method, address)) {
        HttpUser who = isForMachines(address) ? machine : browser;
        int status = outcome(who.attempt(method, address));
        if (status != (user.isEmpty() ? 401 : 403)) {
          open.add("%s, closed to %s, was answered %d".formatted(endpoint, user, status));
        }
      }
    }
  }

  @Test
  void nobodyMayWhatNoRowNames() {
    for (String address : List.of("/a-page-that-nobody-thought-of", "/api/other", "/camunda/x")) {
      HttpUser who =
          address.startsWith("/api")
              ? HttpUser.basic(port, "supervisor")
              : HttpUser.signedIn(port, "supervisor");
      assertThat(who.attempt("GET", address).statusCode()).as(address).isEqualTo(403);
    }
  }

  private void tryAll(String user, String role, Set<String> addresses, List<String> wrong) {
    HttpUser browser = user.isEmpty() ? HttpUser.anonymous(port) : HttpUser.signedIn(port, user);
    HttpUser machine = user.isEmpty() ? HttpUser.anonymous(port) : HttpUser.basic(port, user);
    browser.attempt("GET", "/camunda/app/welcome/default/");
    for (String address : addresses) {
      HttpUser who = isForMachines(address) ? machine : browser;
      for (String method : methods(address)) {
        if (!ENDING_THE_SESSION.contains(method + " " + address)) {
          int status = outcome(who.attempt(method, address));
          boolean may = may(role, method, address);
          boolean right =
              may ? status != 401 && status != 403 : status == (user.isEmpty() ? 401 : 403);
          if (!right) {
            wrong.add(
                "%s %s is %s %s by the matrix, and was answered %d"
                    .formatted(
                        method,
                        address,
                        may ? "open to" : "closed to",
                        user.isEmpty() ? "nobody" : user,
                        status));
          }
        }
      }
    }
  }

  /** Those that the matrix names for it, and one that it does not. */
  private static List<String> methods(String address) {
    Map<Boolean, List<String>> methods =
        METHODS.stream()
            .collect(
                Collectors.partitioningBy(
                    method -> MATRIX.find(method, path(address)).isPresent()));
    return Stream.concat(methods.get(true).stream().limit(3), methods.get(false).stream().limit(1))
        .toList();
  }

  private static boolean may(String role, String method, String address) {
    return MATRIX
        .find(method, path(address))
        .filter(row -> row.of(role) != Right.NO || row.of(AccessMatrix.NOBODY) != Right.NO)
        .isPresent();
  }

  /** Being led to the sign-in page is the same as 401. */
  private static int outcome(HttpResponse<?> answer) {
    boolean led =
        answer.headers().firstValue("Location").filter(to -> to.endsWith("/login")).isPresent();
    return led ? 401 : answer.statusCode();
  }

  private Set<Endpoint> endpoints() {
    return Endpoints.of(application);
  }

  /** One address for each row, with something in the place of its variables. */
  private Set<String> addresses() {
    return MATRIX.rows().stream()
        .map(row -> concrete(row.pattern().getPatternString()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String concrete(String pattern) {
    return AccessMatrix.shape(pattern)
        // the engine does not tell apart what is not there and what is not for one
        .replace("/filter/**", "/filter/count")
        .replace("/filter/{}", "/filter/" + worklist)
        // physicians enter their own
        .replace("/availability/{}", "/availability/physician")
        .replace("/{}/setup", "/default/setup")
        .replace("engine/engine/{}", "engine/engine/default")
        .replace("auth/user/{}", "auth/user/default")
        .replace("{}", "x")
        .replace("**", "no-such-thing");
  }

  private static PathContainer path(String address) {
    return PathContainer.parsePath(address);
  }

  private static boolean isForMachines(String address) {
    return address.startsWith("/api/") || address.startsWith("/engine-rest");
  }

  private static String shape(Row row) {
    return row.method() + " " + AccessMatrix.shape(row.pattern());
  }

  private static String shape(Endpoint endpoint) {
    return endpoint.method() + " " + AccessMatrix.shape(endpoint.path());
  }

  private static String howToAdd(Endpoint endpoint) {
    return "%s (%s): add to src/main/resources/%s the line %s,%s,<what it is>,<patient data: yes or no>,<%s: yes, own or nothing in each>"
        .formatted(
            endpoint,
            endpoint.where(),
            AccessMatrix.FILE,
            endpoint.method(),
            endpoint.path(),
            String.join(">,<", AccessMatrix.ROLES));
  }

  private void user(String id, String group) {
    User user = identity.newUser(id);
    user.setPassword(id);
    identity.saveUser(user);
    if (group != null) {
      identity.createMembership(id, group);
    }
  }
}

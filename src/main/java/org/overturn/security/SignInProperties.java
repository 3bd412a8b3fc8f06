package org.overturn.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people and machines sign in, under {@code overturn.sign-in}.
 *
 * @param local whether people may sign in with a password kept here; null for: where there is no
 *     single sign-on
 * @param help whom to ask for an account, as it stands on the sign-in page; empty for the general
 *     words
 * @param rereadRightsAfter how long a session may go on with rights that have been taken away
 * @param passwordIterations how often a password that is kept here is hashed; 600,000 at least,
 *     except in the demo, whose passwords everyone knows
 * @param restWithPassword the groups whose people may open the REST interfaces with their passwords
 * @param oidc the identity provider of single sign-on
 */
@Validated
@ConfigurationProperties("overturn.sign-in")
public record SignInProperties(
    Boolean local,
    @NotNull @DefaultValue("") String help,
    @NotNull @DefaultValue("1m") Duration rereadRightsAfter,
    @Min(1) @Max(100_000_000) @DefaultValue("600000") int passwordIterations,
    @NotNull @DefaultValue({Groups.PROCESS_OWNERS, Groups.INTAKE_CLIENTS, Groups.AGENTS})
        List<String> restWithPassword,
    @NotNull @Valid @DefaultValue Oidc oidc) {

  /**
   * An OpenID Connect provider.
   *
   * @param issuer its address, as it calls itself; null for no single sign-on
   * @param clientId as it knows us
   * @param clientSecret from the environment
   * @param name what people call it, on the button of the sign-in page
   * @param scopes that are asked for
   * @param userClaim the claim that is the user's id here
   * @param groupsClaim the claim that lists the person's groups; dots lead into nested ones
   * @param groups of each of our groups, what the provider calls it
   * @param longestSession how long a session may last: what the provider takes away counts from the
   *     next sign-in there; holds for local users too
   * @param audience what bearer tokens of machines must be made for; null where none are taken
   */
  public record Oidc(
      URI issuer,
      String clientId,
      String clientSecret,
      @NotNull @DefaultValue("your organization’s account") String name,
      @NotNull @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
      @NotNull @DefaultValue("preferred_username") String userClaim,
      @NotNull @DefaultValue("groups") String groupsClaim,
      @NotNull @DefaultValue Map<String, List<String>> groups,
      @NotNull @DefaultValue("12h") Duration longestSession,
      String audience) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public boolean isOn() {
      return issuer != null && !issuer.toString().isBlank();
    }

    public boolean takesTokens() {
      return isOn() && audience != null && !audience.isBlank();
    }

    /** Someone can become an administrator by single sign-on. */
    public boolean makesAdministrators() {
      return isOn()
          && groups.keySet().stream()
              .flatMap(each -> Groups.named(each).stream())
              .anyMatch(Groups.ADMINISTRATORS::equals);
    }

    @AssertTrue(message = "issuer must be an https address (http on this machine only)")
    boolean isIssuerUsable() {
      return !isOn()
          || "https".equals(issuer.getScheme())
          || ("http".equals(issuer.getScheme()) && LOOPBACK.contains(issuer.getHost()));
    }

    @AssertTrue(message = "client-id and client-secret belong to an issuer")
    boolean isClientGiven() {
      return !isOn() || (isText(clientId) && isText(clientSecret));
    }

    /** Else the provider gives no token that says who the person is, and no nonce is checked. */
    @AssertTrue(message = "scopes must have openid among them")
    boolean isPersonNamed() {
      return scopes == null || scopes.contains("openid");
    }

    @AssertTrue(
        message =
            "groups must say for each of our groups, such as coordinators, what the provider calls"
                + " it; a name that is no group of ours is a mistake")
    boolean isEachGroupOurs() {
      return !isOn()
          || (!groups.isEmpty()
              && groups.keySet().stream().map(Groups::named).allMatch(Optional::isPresent));
    }

    private static boolean isText(String value) {
      return value != null && !value.isBlank();
    }

    @Override
    public String toString() {
      return "Oidc[" + issuer + "]";
    }
  }

  /** People may sign in with a password kept here. */
  public boolean takesPasswords() {
    return local == null ? !oidc.isOn() : local;
  }

  @AssertTrue(message = "rest-with-password names groups of ours, such as process-owners")
  boolean isRestForGroupsOfOurs() {
    return restWithPassword == null
        || restWithPassword.stream().map(Groups::named).allMatch(Optional::isPresent);
  }

  @AssertTrue(message = "reread-rights-after must be longer than nothing and at most 15m")
  boolean isRereadSoon() {
    return rereadRightsAfter == null
        || (rereadRightsAfter.toMillis() > 0
            && rereadRightsAfter.compareTo(Duration.ofMinutes(15)) <= 0);
  }

  @AssertTrue(message = "without local passwords there must be an oidc.issuer to sign in with")
  boolean isThereAWayIn() {
    return takesPasswords() || oidc.isOn();
  }
}

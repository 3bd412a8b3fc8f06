package org.overturn.security;

import java.util.List;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyDigitRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLowerCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicySpecialCharacterRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUpperCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.stereotype.Component;

/**
 * How strong a person's password must be: the engine's own rules, twelve characters, and that it is
 * {@linkplain HardToGuess hard to guess}. The engine holds to them wherever it keeps a password, so
 * in Admin too; the demo's users are let off.
 */
@Component
public class PasswordRules extends AbstractCamundaConfiguration {

  /** Characters. */
  static final int SHORTEST = 12;

  /** In the page's words, for whoever chooses one. */
  public static final String IN_WORDS =
      "At least "
          + SHORTEST
          + " characters, with a small and a capital letter, a digit and another sign, not the"
          + " name of the user, and nothing that is soon guessed.";

  private record Rule(PasswordPolicyRule rule, String words) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              new PasswordPolicyLengthRuleImpl(SHORTEST),
              "Take " + SHORTEST + " characters or more"),
          new Rule(new PasswordPolicyLowerCaseRuleImpl(1), "Add a small letter"),
          new Rule(new PasswordPolicyUpperCaseRuleImpl(1), "Add a capital letter"),
          new Rule(new PasswordPolicyDigitRuleImpl(1), "Add a digit"),
          new Rule(
              new PasswordPolicySpecialCharacterRuleImpl(1),
              "Add a sign that is no letter and no digit"),
          new Rule(
              new PasswordPolicyUserDataRuleImpl(),
              "Leave out the user’s name, first and last name and e-mail address"),
          new Rule(
              new HardToGuess(),
              "This one is soon guessed: take some words that nobody would put together"));

  @Override
  public void preInit(SpringProcessEngineConfiguration configuration) {
    configuration.setPasswordPolicy(() -> RULES.stream().map(Rule::rule).toList());
  }

  /** What keeps this person from taking this password, and how to mend it; empty if nothing. */
  public static List<String> faults(String password, User user) {
    return RULES.stream()
        .filter(each -> !each.rule().execute(password, user))
        .map(Rule::words)
        .toList();
  }
}

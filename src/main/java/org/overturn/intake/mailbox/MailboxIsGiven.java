package org.overturn.intake.mailbox;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** True when a mail server is named; an empty name, as an environment may hold, names none. */
class MailboxIsGiven implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata where) {
    return StringUtils.hasText(
        context.getEnvironment().getProperty("overturn.intake.mailbox.host"));
  }
}

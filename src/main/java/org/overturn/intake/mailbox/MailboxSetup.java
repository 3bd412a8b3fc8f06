package org.overturn.intake.mailbox;

import org.overturn.intake.Intake;
import org.overturn.intake.IntakeProperties;
import org.overturn.intake.Keeping;
import org.overturn.process.OneNode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Reads the mailbox when one is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(MailboxIsGiven.class)
class MailboxSetup {

  @Bean
  MailboxWatch mailboxWatch(
      MailboxProperties properties,
      IntakeProperties limits,
      Intake intake,
      Keeping keeping,
      OneNode oneNode) {
    MailReader reader = new MailReader(properties.maxAttachments(), limits.maxSize());
    return new MailboxWatch(
        new Mailbox(properties), new TakingMails(reader, intake, keeping), oneNode);
  }

  /** Named for its place in the answer of {@code /actuator/health}. */
  @Bean
  MailboxHealth intakeMailbox(MailboxWatch watch) {
    return new MailboxHealth(watch);
  }

  @Bean
  SchedulingConfigurer mailboxPolls(MailboxWatch watch, MailboxProperties properties) {
    return registrar -> registrar.addFixedDelayTask(watch::poll, properties.pollEvery());
  }
}

package org.overturn.intake.mailbox;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The mailbox, under {@code overturn.intake.mailbox}.
 *
 * @param host the IMAP server; null when no mailbox is read
 * @param port null for 993, or 143 without TLS
 * @param user whose mailbox it is
 * @param folder the mail folder that is read
 * @param ssl TLS from the first byte; without it the connection is upgraded where the server can
 * @param pollEvery the pause between two looks
 * @param archive the mail folder that mails are moved to; made when it is missing
 * @param maxAttachments a mail with more is left to a person as a whole
 * @param maxSize the largest mail that is fetched, with all that is attached
 * @param timeout how long the server may be silent
 */
@Validated
@ConfigurationProperties("overturn.intake.mailbox")
record MailboxProperties(
    String host,
    Integer port,
    String user,
    String password,
    @NotBlank @DefaultValue("INBOX") String folder,
    @DefaultValue("true") boolean ssl,
    @NotNull @DefaultValue("1m") Duration pollEvery,
    @NotBlank @DefaultValue("Archive") String archive,
    @Min(1) @Max(1000) @DefaultValue("25") int maxAttachments,
    @NotNull @DefaultValue("30MB") DataSize maxSize,
    @NotNull @DefaultValue("20s") Duration timeout) {

  @AssertTrue(message = "user and password are needed to sign in to the host")
  boolean isSignInGiven() {
    return host == null || host.isBlank() || (isGiven(user) && isGiven(password));
  }

  @AssertTrue(message = "archive must be another folder than the one that is read")
  boolean isArchiveElsewhere() {
    return folder == null || !folder.equalsIgnoreCase(archive);
  }

  @AssertTrue(message = "poll-every and timeout must be one second or more, max-size at most 1GB")
  boolean isPaceSensible() {
    Duration second = Duration.ofSeconds(1);
    return pollEvery == null
        || timeout == null
        || maxSize == null
        || (pollEvery.compareTo(second) >= 0
            && timeout.compareTo(second) >= 0
            && maxSize.toMegabytes() <= 1024);
  }

  private static boolean isGiven(String text) {
    return text != null && !text.isBlank();
  }

  int portOrUsual() {
    return port != null ? port : ssl ? 993 : 143;
  }

  /** Says nothing of the password. */
  @Override
  public String toString() {
    return "MailboxProperties[" + host + "]";
  }
}

package org.overturn.demo;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.overturn.practice.PracticeProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Shows the mails that the demo sent since it started; nothing leaves this machine. */
@Controller
@Profile("demo")
@ConditionalOnClass(name = DemoFromSourcesOnly.POSTGRES)
class DemoMailPage {

  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  private final GreenMail server;
  private final PracticeProperties practice;

  DemoMailPage(GreenMail server, PracticeProperties practice) {
    this.server = server;
    this.practice = practice;
  }

  /**
   * A mail as the page shows it.
   *
   * @param text its parts that are text
   * @param links the addresses in that text
   * @param attachments names of the other parts
   */
  public record Mail(
      String id,
      String to,
      String from,
      String subject,
      Instant sentAt,
      String text,
      List<String> links,
      List<String> attachments) {}

  @GetMapping("/demo/mail")
  String list(Model model) {
    model.addAttribute("mails", mails()).addAttribute("zone", practice.zone());
    return "demo/mail-list";
  }

  @GetMapping("/demo/mail/{id}")
  String one(@PathVariable String id, Model model) {
    Mail mail =
        mails().stream()
            .filter(candidate -> candidate.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("mail", mail).addAttribute("zone", practice.zone());
    return "demo/mail";
  }

  /** The newest first; a mail to three people was received three times and is shown once. */
  private List<Mail> mails() {
    Map<String, Mail> byId = new LinkedHashMap<>();
    Arrays.stream(server.getReceivedMessages())
        .map(DemoMailPage::read)
        .forEach(mail -> byId.putIfAbsent(mail.id(), mail));
    List<Mail> mails = new ArrayList<>(byId.values());
    Collections.reverse(mails);
    mails.sort(Comparator.comparing(Mail::sentAt).reversed());
    return mails;
  }

  private static Mail read(MimeMessage message) {
    try {
      List<String> attachments = new ArrayList<>();
      String text = text(message, attachments);
      return new Mail(
          Integer.toHexString(message.getMessageID().hashCode()),
          message.getHeader("To", ", "),
          message.getHeader("From", ", "),
          message.getSubject(),
          message.getSentDate() == null ? Instant.EPOCH : message.getSentDate().toInstant(),
          text,
          LINK.matcher(text).results().map(MatchResult::group).distinct().toList(),
          attachments);
    } catch (MessagingException | IOException unreadable) {
      throw new IllegalStateException("A mail cannot be read", unreadable);
    }
  }

  private static String text(Part part, List<String> attachments)
      throws MessagingException, IOException {
    if (part.getFileName() != null) {
      attachments.add(part.getFileName());
      return "";
    }
    if (part.getContent() instanceof Multipart parts) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < parts.getCount(); i++) {
        text.append(text(parts.getBodyPart(i), attachments));
      }
      return text.toString();
    }
    return part.isMimeType("text/plain") ? part.getContent().toString() : "";
  }
}

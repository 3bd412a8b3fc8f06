package org.overturn.notification;

import java.util.Collection;
import org.overturn.practice.SiteProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Mails about a case, or about an arrival that is none: what has happened, what to do, where. */
@Component
class CaseMails {

  private static final Logger log = LoggerFactory.getLogger(CaseMails.class);

  private final JavaMailSender sender;
  private final SiteProperties site;

  CaseMails(JavaMailSender sender, SiteProperties site) {
    this.sender = sender;
    this.site = site;
  }

  /**
   * Sends one mail to each address, so that nobody sees who else was told. An audience without any
   * address is logged: the task in Tasklist is there all the same.
   *
   * @throws org.springframework.mail.MailException when the server does not take it; the engine
   *     tries again
   */
  void send(Subject about, Collection<String> addresses, String subject, String text) {
    if (addresses.isEmpty()) {
      log.warn("{}: nobody to mail to about: {}", about.name(), subject);
    }
    SimpleMailMessage[] mails =
        addresses.stream()
            .map(address -> mail(about, address, subject, text))
            .toArray(SimpleMailMessage[]::new);
    if (mails.length > 0) {
      sender.send(mails);
    }
  }

  private SimpleMailMessage mail(Subject about, String address, String subject, String text) {
    SimpleMailMessage mail = new SimpleMailMessage();
    mail.setFrom(site.mail().from());
    mail.setTo(address);
    mail.setSubject(about.name() + ": " + subject);
    mail.setText(text + "\n\n" + site.link(about.page()) + "\n");
    return mail;
  }
}

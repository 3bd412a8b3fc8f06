package org.overturn.notification;

import java.util.Collection;
import java.util.Optional;
import org.overturn.practice.SiteProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Mails about a case, or about an arrival that is none: what has happened, what to do, where. */
@Component
class CaseMails {

  private static final Logger log = LoggerFactory.getLogger(CaseMails.class);

  private final Outbox outbox;
  private final SiteProperties site;

  CaseMails(Outbox outbox, SiteProperties site) {
    this.outbox = outbox;
    this.site = site;
  }

  /**
   * Leaves one mail to each address in the outbox, so that nobody sees who else was told, and what
   * one address refuses touches no other. An audience without any address is logged: the task in
   * Tasklist is there all the same.
   *
   * @param key what makes these mails different from those of any other step
   * @param calendar what goes with each
   */
  void send(
      String key,
      Subject about,
      Collection<String> addresses,
      String subject,
      String text,
      Optional<CalendarPart> calendar) {
    if (addresses.isEmpty()) {
      log.warn("{}: nobody to mail to about: {}", about.name(), subject);
    }
    String line = about.name() + ": " + subject;
    String words = text + "\n\n" + site.link(about.page()) + "\n";
    addresses.forEach(address -> outbox.put(new OutgoingMail(key, address, line, words, calendar)));
  }
}

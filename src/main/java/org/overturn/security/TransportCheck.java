package org.overturn.security;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Outside the demo, warns of each way that patients' data or passwords would take without
 * encryption (45 CFR 164.312(e)(1)), with the setting that mends it. It refuses nothing: whether a
 * proxy, a tunnel or one machine stands in between, only who runs it knows.
 */
@Component
@Profile("!demo")
class TransportCheck {

  private static final Logger LOG = LoggerFactory.getLogger(TransportCheck.class);
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
  private static final String JDBC = "jdbc:postgresql:";

  private final Environment environment;

  TransportCheck(Environment environment) {
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  void tell() {
    warnings().forEach(LOG::warn);
  }

  /** Each says what goes in the clear, and what to set. It quotes no address, user or password. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (isPlainHttp(text("overturn.base-url"))) {
      warnings.add(
          "overturn.base-url is http: the links in mails lead people to sign in without TLS."
              + " Put TLS in front and set it to https.");
    }
    if (!is("server.servlet.session.cookie.secure", true)) {
      warnings.add(
          "server.servlet.session.cookie.secure is false: browsers send the session's cookie over"
              + " http as well. Take the setting out.");
    }
    if (isRemote(text("spring.mail.host")) && !mailIsEncrypted()) {
      warnings.add(
          "Mail goes to its server without TLS being required. Set"
              + " spring.mail.properties.mail.smtp.starttls.required=true (and .enable=true), or"
              + " spring.mail.protocol=smtps.");
    }
    if (isRemote(text("overturn.intake.mailbox.host"))
        && !is("overturn.intake.mailbox.ssl", true)) {
      warnings.add(
          "The mailbox is read without TLS, and what lies in it are denials. Take"
              + " overturn.intake.mailbox.ssl=false out.");
    }
    if (isRemoteDatabase() && !text("spring.datasource.url").contains("sslmode=verify-full")) {
      warnings.add(
          "The connection to the database does not check whom it speaks to. Add"
              + " sslmode=verify-full to spring.datasource.url, and sslrootcert with your"
              + " authority's certificate.");
    }
    if (isPlainHttp(text("overturn.chart.fhir.base-url"))) {
      warnings.add("Charts are read over http. Set overturn.chart.fhir.base-url to https.");
    }
    return warnings;
  }

  private boolean mailIsEncrypted() {
    return text("spring.mail.protocol").equals("smtps")
        || is("spring.mail.properties.mail.smtp.starttls.required", false)
        || is("spring.mail.properties.mail.smtp.ssl.enable", false);
  }

  /** Also where several hosts stand in the address, or none, which is this machine. */
  private boolean isRemoteDatabase() {
    String url = text("spring.datasource.url");
    if (!url.startsWith(JDBC + "//")) {
      return false;
    }
    String hosts = url.substring(JDBC.length() + 2).split("[/?]", 2)[0];
    return List.of(hosts.split(",")).stream()
        .map(host -> host.replaceFirst(":\\d+$", ""))
        .anyMatch(TransportCheck::isRemote);
  }

  private static boolean isPlainHttp(String address) {
    try {
      URI uri = URI.create(address);
      return "http".equalsIgnoreCase(uri.getScheme()) && isRemote(uri.getHost());
    } catch (IllegalArgumentException told) {
      // another check refuses an address that is none
      return false;
    }
  }

  private static boolean isRemote(String host) {
    return host != null && !host.isBlank() && !LOCAL.contains(host);
  }

  private boolean is(String setting, boolean otherwise) {
    return environment.getProperty(setting, Boolean.class, otherwise);
  }

  private String text(String setting) {
    return environment.getProperty(setting, "");
  }
}

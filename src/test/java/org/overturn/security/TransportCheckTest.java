package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** Whoever runs Overturn is told of each connection that is not encrypted. */
class TransportCheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "overturn.base-url | http://overturn.practice.example | base-url is http",
        "server.servlet.session.cookie.secure | false | Take the setting out",
        "spring.mail.host | mail.practice.example | starttls.required=true",
        "overturn.chart.fhir.base-url | http://ehr.practice.example/fhir | Charts are read over http",
        "spring.datasource.url | jdbc:postgresql://db/overturn | sslmode=verify-full",
        "spring.datasource.url | jdbc:postgresql://localhost,db:5432/x?sslmode=require | sslmode",
      })
  void whatGoesInTheClearIsToldWithTheSettingThatMendsIt(
      String setting, String value, String words) {
    assertThat(warnings(setting, value)).singleElement().asString().contains(words);
    assertThat(warnings(setting, value).get(0)).doesNotContain("practice.example");
  }

  @Test
  void aMailboxWithoutTlsIsToldOf() {
    MockEnvironment environment =
        new MockEnvironment()
            .withProperty("overturn.intake.mailbox.host", "imap.practice.example")
            .withProperty("overturn.intake.mailbox.ssl", "false");
    assertThat(new TransportCheck(environment).warnings())
        .singleElement()
        .asString()
        .contains("mailbox is read without TLS");
  }

  @ParameterizedTest
  @CsvSource({
    "overturn.base-url, https://overturn.practice.example",
    "overturn.base-url, http://localhost:8080",
    "overturn.intake.mailbox.host, imap.practice.example",
    "spring.mail.host, 127.0.0.1",
    "spring.datasource.url, jdbc:postgresql://db/overturn?sslmode=verify-full&sslrootcert=ca.pem",
    "spring.datasource.url, jdbc:postgresql://localhost:5432/overturn",
    "spring.datasource.url, jdbc:postgresql:overturn"
  })
  void whatIsEncryptedOrStaysOnTheMachineIsNotToldOf(String setting, String value) {
    assertThat(warnings(setting, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "spring.mail.protocol, smtps",
    "spring.mail.properties.mail.smtp.starttls.required, true",
    "spring.mail.properties.mail.smtp.ssl.enable, true"
  })
  void mailThatRequiresTlsIsNotToldOf(String setting, String value) {
    MockEnvironment environment =
        new MockEnvironment()
            .withProperty("spring.mail.host", "mail.practice.example")
            .withProperty(setting, value);
    assertThat(new TransportCheck(environment).warnings()).isEmpty();
  }

  private static List<String> warnings(String setting, String value) {
    return new TransportCheck(new MockEnvironment().withProperty(setting, value)).warnings();
  }
}

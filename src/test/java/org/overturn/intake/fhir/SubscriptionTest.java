package org.overturn.intake.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.intake.IntakeResult;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.NoticeState;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The answer to a pended request, as the payer's subscription brings it. */
@OverturnTest
class SubscriptionTest {

  @Autowired Intake intake;

  @Test
  void theAnswerToAPendedRequestOpensItsCase() {
    IntakeResult pended = take(Pas.answer().line(1, "A4").bundle());
    IntakeResult denied =
        take(notification("event-notification", Pas.answer().line(1, "A3", "0F").bundle()));

    assertThat(pended.state()).isEqualTo(NoticeState.NOT_A_DENIAL);
    assertThat(denied.state()).isEqualTo(NoticeState.ACCEPTED);
    assertThat(denied.cases()).hasSize(1);
  }

  @Test
  void theSameAnswerByNotificationAndByItselfIsOneCase() {
    String answer = Pas.answer().line(1, "A3", "0F").bundle();
    take(answer);

    assertThat(take(notification("event-notification", answer)).state())
        .isEqualTo(NoticeState.DUPLICATE);
  }

  @Test
  void answersAboutDifferentPatientsInOneNotificationAreKeptApart() {
    String one = Pas.answer().line(1, "A3", "0F").bundle();
    String two =
        Pas.answer().line(1, "A3", "0F").bundle().replace("REQ-1", "REQ-2").replace("-77", "-78");
    IntakeResult result = take(notification("event-notification", one, two));

    assertThat(result.state()).isEqualTo(NoticeState.SPLIT);
    assertThat(result.parts()).isEqualTo(Map.of(NoticeState.ACCEPTED, 2L));
  }

  @Test
  void anAnswerThatCannotBeTakenKeepsBackNoOther() {
    String broken = Pas.answer().line(1, "A3").set("Patient", "identifier", null).bundle();
    IntakeResult result =
        take(notification("event-notification", broken, Pas.answer().line(2, "A3", "0F").bundle()));

    assertThat(result.parts())
        .isEqualTo(Map.of(NoticeState.ACCEPTED, 1L, NoticeState.REJECTED, 1L));
  }

  @Test
  void aClaimResponseInTheNotificationItselfIsTakenToo() {
    String bundle = Pas.answer().line(1, "A3", "0F").bundle();
    String inside = bundle.substring(bundle.indexOf('[') + 1, bundle.lastIndexOf(']'));

    assertThat(take(wrapped("event-notification", inside)).state()).isEqualTo(NoticeState.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"handshake", "heartbeat", "query-status"})
  void aTryOfTheSubscriptionIsAnsweredWellAndIsNoDenial(String type) {
    IntakeResult result = take(notification(type));

    assertThat(result.state()).isEqualTo(NoticeState.NOT_A_DENIAL);
    assertThat(result.why()).isEqualTo("The payer tries its subscription");
  }

  @Test
  void aNotificationWithoutTheAnswerIsAPersonsToFetch() {
    IntakeResult result = take(notification("event-notification"));

    assertThat(result.state()).isEqualTo(NoticeState.NEEDS_A_PERSON);
    assertThat(result.why()).contains("does not send it along");
  }

  @Test
  void parametersThatAreNoNotificationAreRefusedAsBefore() {
    assertThatThrownBy(() -> take(notification("something-else")))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining("holds no ClaimResponse");
  }

  private IntakeResult take(String original) {
    return intake.take(
        Arrived.byApi(
            "application/fhir+json", original.getBytes(StandardCharsets.UTF_8), "intake"));
  }

  private static String notification(String type, String... answers) {
    StringBuilder entries = new StringBuilder();
    for (String answer : answers) {
      entries.append(entries.isEmpty() ? "" : ",").append("{\"resource\": %s}".formatted(answer));
    }
    return wrapped(type, entries.toString());
  }

  private static String wrapped(String type, String entries) {
    return """
        {"resourceType": "Bundle", "type": "history", "entry": [
          {"resource": {"resourceType": "Parameters", "parameter": [
            {"name": "subscription", "valueReference": {"reference": "Subscription/1"}},
            {"name": "type", "valueCode": "%s"}]}}%s]}
        """
        .formatted(type, entries.isEmpty() ? "" : ", " + entries);
  }
}

package org.overturn.resubmission;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is configured for electronic requests is checked when Overturn starts. */
class ResubmissionPropertiesTest {

  private static final Map<String, String> SOUND =
      Map.of(
          "requester.npi", "1245319599",
          "requester.sender-id", "LAKESIDE",
          "payers.highmark.formats", "pas, x12",
          "payers.highmark.payer-id", "54771",
          "payers.highmark.receiver-id", "HIGHMARK");

  private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

  @Test
  void withoutAnySettingEachRequestIsAWorksheet() {
    assertThat(bound(Map.of()).payers()).isEmpty();
    assertThat(faults(Map.of())).isEmpty();
  }

  @Test
  void formatsAreReadByPayer() {
    assertThat(bound(SOUND).payers().get("highmark").formats())
        .containsExactlyInAnyOrder(RequestFormat.PAS, RequestFormat.X12);
    assertThat(faults(SOUND)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "requester.npi,,requester.npi is needed",
    "requester.npi,1245319590,npi must be one",
    "requester.sender-id,,requester.sender-id is needed",
    "requester.sender-id,lakeside,two to fifteen capitals",
    "requester.phone,555-0100,ten to fifteen digits",
    "payers.highmark.payer-id,,payer-id is needed",
    "payers.highmark.receiver-id,,receiver-id is needed",
    "payers.highmark.attachments-by,PIGEON,'write FX, BM, EL, EM or FT'"
  })
  void whatIsMissingOrWrongIsSaid(String setting, String value, String fault) {
    Map<String, String> settings = new HashMap<>(SOUND);
    settings.put(setting, value == null ? "" : value);
    assertThat(faults(settings)).anySatisfy(said -> assertThat(said).contains(fault));
  }

  private List<String> faults(Map<String, String> settings) {
    return validator.validate(bound(settings)).stream().map(each -> each.getMessage()).toList();
  }

  private static ResubmissionProperties bound(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    settings.forEach((name, value) -> all.put("overturn.resubmission." + name, value));
    return new Binder(new MapConfigurationPropertySource(all))
        .bindOrCreate("overturn.resubmission", ResubmissionProperties.class);
  }
}

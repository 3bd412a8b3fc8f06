package org.overturn.resubmission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What differs between two requests, and what becomes of corrections when the case changes. */
class RequestValuesTest {

  private static final RequestValues DENIED = RequestCheckTest.DENIED;

  @Test
  void eachFieldThatDiffersIsNamedWithWhatWasAndWhatIs() {
    RequestValues corrected =
        DENIED
            .with(RequestField.CODE, "72149")
            .with(RequestField.PLAN_NAME, "Choice Plus")
            .with(RequestField.PAYER_REFERENCE, "");

    assertThat(corrected.differencesFrom(DENIED))
        .containsExactly(
            new Difference(RequestField.PLAN_NAME, "", "Choice Plus"),
            new Difference(RequestField.PAYER_REFERENCE, "REF-1001", ""),
            new Difference(RequestField.CODE, "72148", "72149"));
  }

  @Test
  void smallLettersBlanksAndWhatIsSaidOfTheCorrectionAreNoDifference() {
    RequestValues same =
        DENIED
            .with(RequestField.DIAGNOSES, " m54.16, ")
            .with(RequestField.MEMBER_ID, "memb-77")
            .with(RequestField.WHY, "Why")
            .with(RequestField.ATTACHMENTS, "document:1");

    assertThat(same.differencesFrom(DENIED)).isEmpty();
    assertThat(same.attachments()).containsExactly("document:1");
  }

  @Test
  void whatNobodyCorrectedFollowsTheCase() {
    RequestValues corrected = DENIED.with(RequestField.CODE, "72149");
    RequestValues caseNow = DENIED.with(RequestField.MEMBER_ID, "MEMB-78");

    RequestValues now = corrected.rebased(DENIED, caseNow);

    assertThat(now.get(RequestField.CODE)).isEqualTo("72149");
    assertThat(now.get(RequestField.MEMBER_ID)).isEqualTo("MEMB-78");
    assertThat(now.differencesFrom(caseNow)).hasSize(1);
  }

  @Test
  void whatIsStoredIsReadBackTheSame() {
    RequestValues typed =
        DENIED.with(RequestField.WHY, "One line\r\nand another\twith a tab\u0007 ");

    assertThat(RequestValues.stored(typed.byKey())).isEqualTo(typed);
    assertThat(typed.get(RequestField.WHY)).isEqualTo("One line\nand another with a tab");
    assertThat(typed.toString()).doesNotContain("MEMB");
  }
}

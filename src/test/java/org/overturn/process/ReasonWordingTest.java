package org.overturn.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonWordingTest {

  @Test
  void capitalsHyphensAndLineBreaksMakeNoDifference() {
    assertThat(ReasonWording.plain("NOT  Medically-Necessary\r\nper MD;\tsee LCD#33822"))
        .isEqualTo(" not medically necessary per md see lcd 33822 ");
  }

  @Test
  void aWordThatALineDividesIsWholeAgain() {
    assertThat(ReasonWording.plain("not medi-\n cally neces-\r\nsary"))
        .isEqualTo(" not medically necessary ");
  }

  @Test
  void anApostropheStaysWhicheverItIs() {
    assertThat(ReasonWording.plain("doesn’t meet T/F, rec'd 5%"))
        .isEqualTo(" doesn't meet t/f rec'd 5% ");
  }

  @Test
  void aSentenceEndsWithAStopAndAnAbbreviationDoesNot() {
    assertThat(ReasonWording.plain("Not med. nec. Per policy 2.04.117. You may appeal!"))
        .isEqualTo(" not med nec per policy 2 04 117 . you may appeal . ");
  }

  @Test
  void noWordsAreJustTheBlanks() {
    assertThat(ReasonWording.plain(" -- ")).isEqualTo("  ");
  }
}

package org.overturn.intake.letter;

/** A letter like any other, with a number of its own: as many different denials as are wanted. */
public final class NumberedLetter {

  private NumberedLetter() {}

  public static byte[] pdf(int number) {
    Said said = Said.MRI;
    return Letters.labels(
            new Said(
                said.payer(),
                "BENCH-%06d".formatted(number),
                "9144%05d".formatted(number),
                said.first(),
                said.last(),
                said.birth(),
                said.code(),
                said.service(),
                said.diagnosis(),
                said.date(),
                said.reason(),
                said.policy(),
                said.window(),
                said.appeal(),
                said.phone(),
                said.fax()))
        .pdf();
  }
}

package org.overturn.intake.letter;

import java.util.List;
import java.util.Objects;
import org.overturn.denial.Coded;
import org.overturn.denial.Denial;
import org.overturn.denial.OrderingPhysician;

/** A fact of a case that its letter states, by the name people use for it. */
record LetterFact(String name, String value) {

  private static final int LONGEST_SHOWN = 300;

  LetterFact(String name, Object value) {
    this(name, Objects.toString(value, ""));
  }

  private LetterFact(String name, Coded value) {
    this(name, value.code());
  }

  /** All of them, always in the same order. */
  static List<LetterFact> of(Denial denial) {
    return List.of(
        new LetterFact("Payer", denial.payer().name()),
        new LetterFact("Payer's reference", (Object) denial.payerReference()),
        new LetterFact("Kind of plan", denial.lineOfBusiness()),
        new LetterFact("State", denial.state()),
        new LetterFact("Payer's phone", (Object) denial.payerPhone()),
        new LetterFact("First name", denial.patient().firstName()),
        new LetterFact("Last name", denial.patient().lastName()),
        new LetterFact("Date of birth", denial.patient().birthDate()),
        new LetterFact("Member id", denial.patient().memberId()),
        new LetterFact("Service", denial.service().label()),
        new LetterFact("Service in words", (Object) denial.service().description()),
        new LetterFact("Diagnosis codes", (Object) denial.service().diagnosisCodes()),
        new LetterFact(
            "Ordering physician", denial.physician().map(OrderingPhysician::name).orElse("")),
        new LetterFact("Setting", denial.setting()),
        new LetterFact("Stage", denial.stage()),
        new LetterFact("Urgency", denial.urgency()),
        new LetterFact("Determination date", denial.determinationDate()),
        new LetterFact("Reason", (Object) denial.reason().text()),
        new LetterFact("Policy cited", (Object) denial.reason().policyCited()),
        new LetterFact("Window that the letter states", LetterDates.window(denial)),
        new LetterFact(
            "Appeal deadline that the letter states",
            denial.letterAppealDeadline().map(Object::toString).orElse("")));
  }

  String changedFrom(LetterFact before) {
    return "%s changed from %s to %s".formatted(name, before.shown(), shown());
  }

  private String shown() {
    if (value.isEmpty()) {
      return "nothing";
    }
    return value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + " …" : value;
  }

  @Override
  public String toString() {
    return "LetterFact[" + name + "]";
  }
}

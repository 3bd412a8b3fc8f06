package org.overturn.intake;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.ImplausibleDeterminationDate;
import org.overturn.denial.DenialNotice;
import org.springframework.stereotype.Component;

/** Says what keeps the facts of a notice from opening a case. */
@Component
public class NoticeCheck {

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  private final Validator validator;
  private final Deadlines deadlines;

  NoticeCheck(Validator validator, Deadlines deadlines) {
    this.validator = validator;
    this.deadlines = deadlines;
  }

  /**
   * The flaws of these facts, in a stable order.
   *
   * @param elements the place in the original of a property such as {@code patient.memberId}
   */
  public List<Flaw> flawsIn(DenialNotice facts, UnaryOperator<String> elements) {
    List<Flaw> flaws = new ArrayList<>();
    for (ConstraintViolation<DenialNotice> violation : validator.validate(facts)) {
      String property = violation.getPropertyPath().toString();
      flaws.add(new Flaw(property, elements.apply(property), problem(violation), mend(violation)));
    }
    flaws.sort(Comparator.comparing(Flaw::element).thenComparing(Flaw::problem));
    date(
        "determinationDate",
        facts.determinationDate(),
        "give the date of the payer's determination, today at the latest",
        elements,
        flaws);
    date(
        "postedDate",
        facts.postedDate(),
        "give the day the payer posted the denial, today at the latest",
        elements,
        flaws);
    date(
        "dischargeDate",
        facts.dischargeDate(),
        "give the day of the discharge once the patient has left, today at the latest",
        elements,
        flaws);
    posting(facts, elements, flaws);
    state(facts, elements, flaws);
    return flaws;
  }

  private void date(
      String property,
      LocalDate day,
      String mend,
      UnaryOperator<String> elements,
      List<Flaw> flaws) {
    try {
      deadlines.requirePlausible(day);
      if (day != null && day.isBefore(EARLIEST)) {
        flaws.add(
            new Flaw(property, elements.apply(property), "lies before 2000", "check the year"));
      }
    } catch (ImplausibleDeterminationDate future) {
      flaws.add(new Flaw(property, elements.apply(property), "lies in the future", mend));
    }
  }

  private static void posting(
      DenialNotice facts, UnaryOperator<String> elements, List<Flaw> flaws) {
    if (facts.postedDate() != null
        && facts.determinationDate() != null
        && facts.postedDate().isBefore(facts.determinationDate())) {
      flaws.add(
          new Flaw(
              "postedDate",
              elements.apply("postedDate"),
              "lies before the determination",
              "check both days: a payer posts what it has decided"));
    }
  }

  private static void state(DenialNotice facts, UnaryOperator<String> elements, List<Flaw> flaws) {
    if (facts.state() != null && !facts.state().matches("[A-Z]{2}|unknown")) {
      flaws.add(
          new Flaw(
              "state",
              elements.apply("state"),
              "is not a state",
              "give it as two letters such as TX, or unknown"));
    }
  }

  private static String problem(ConstraintViolation<?> violation) {
    Object rule = violation.getConstraintDescriptor().getAnnotation();
    if (rule instanceof NotNull || rule instanceof NotBlank) {
      return "is missing";
    }
    return rule instanceof Size size
        ? "is longer than " + size.max() + " characters"
        : "cannot be read";
  }

  private static String mend(ConstraintViolation<?> violation) {
    return violation.getConstraintDescriptor().getAnnotation() instanceof Size
        ? "shorten it"
        : violation.getMessage();
  }
}

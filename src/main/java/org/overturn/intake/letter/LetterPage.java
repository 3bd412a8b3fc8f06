package org.overturn.intake.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.overturn.denial.Denial;
import org.overturn.intake.ReadField;

/**
 * What the page of a letter shows.
 *
 * @param toCheck true while a person has to check what was read
 */
record LetterPage(String number, boolean toCheck, List<Sheet> sheets, List<Field> fields) {

  /** What a fact is called for people. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("payer", "Payer"),
          Map.entry("payer-reference", "Payer's reference number"),
          Map.entry("member-id", "Member ID"),
          Map.entry("patient-name", "Patient"),
          Map.entry("birth-date", "Date of birth"),
          Map.entry("service-code", "Code"),
          Map.entry("service-description", "Service in words"),
          Map.entry("diagnosis-codes", "Diagnosis codes"),
          Map.entry("physician", "Ordering physician"),
          Map.entry("determination-date", "Date of the decision"),
          Map.entry("reason", "Reason"),
          Map.entry("policy-cited", "Policy or criterion cited"),
          Map.entry("call-window", "End of the peer-to-peer window"),
          Map.entry("appeal-deadline", "Appeal deadline"),
          Map.entry("phone", "Phone"),
          Map.entry("fax", "Fax"),
          Map.entry("plan-type", "Kind of plan"),
          Map.entry("urgency", "Urgency"),
          Map.entry("setting", "Setting"));

  private static final double MARGIN = 2.5;

  /** A page of the letter, its size in points. */
  record Sheet(int number, long width, long height, List<Mark> marks) {}

  /** A box on a page, in points. */
  record Mark(String id, String name, long x, long y, long width, long height) {}

  /** A fact beside the letter. */
  record Field(
      String id,
      String name,
      String label,
      String value,
      int page,
      int percent,
      boolean unsure,
      String how) {

    @Override
    public String toString() {
      return "Field[" + name + "]";
    }
  }

  static LetterPage of(
      Denial denial, List<PageImages.PageSize> sizes, List<ReadField> read, double threshold) {
    List<Field> fields = new ArrayList<>();
    for (ReadField field : read) {
      fields.add(
          new Field(
              id(field),
              field.name(),
              NAMES.getOrDefault(field.name(), field.name()),
              field.value(),
              field.page(),
              (int) Math.floor(100 * field.confidence()),
              field.confidence() < threshold,
              field.how()));
    }
    List<Sheet> sheets =
        IntStream.rangeClosed(1, sizes.size())
            .mapToObj(page -> sheet(page, sizes.get(page - 1), read))
            .toList();
    return new LetterPage(denial.number().value(), denial.isLetterToCheck(), sheets, fields);
  }

  private static Sheet sheet(int page, PageImages.PageSize size, List<ReadField> read) {
    List<Mark> marks =
        read.stream()
            .filter(field -> field.page() == page)
            .map(
                field ->
                    new Mark(
                        id(field),
                        field.name(),
                        Math.round(field.x() - MARGIN),
                        Math.round(field.y() - MARGIN),
                        Math.round(field.width() + 2 * MARGIN),
                        Math.round(field.height() + 2 * MARGIN)))
            .toList();
    return new Sheet(page, Math.round(size.width()), Math.round(size.height()), marks);
  }

  private static String id(ReadField field) {
    return "read-" + field.name();
  }
}

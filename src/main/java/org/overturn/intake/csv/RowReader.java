package org.overturn.intake.csv;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.overturn.intake.Finding;
import org.overturn.intake.Flaw;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.PersonName;
import org.overturn.intake.PlainText;
import org.overturn.intake.json.DenialDocument;
import org.overturn.intake.json.DocumentReader;

/**
 * Makes a finding of a row by the mapping of its source. A row becomes a document of our own, so
 * what is demanded of it, and how it is mended, is the same in both.
 */
final class RowReader {

  /** A cell that says nothing of what it stands for. */
  private static final List<String> EMPTY =
      List.of("-", "--", "n/a", "na", "none", "null", "unknown", "#n/a");

  private static final Pattern LITERAL = Pattern.compile("=\"[^\"]*\"");
  private static final Pattern CPT = Pattern.compile("\\d{4}[0-9A-Z]");
  private static final Pattern HCPCS = Pattern.compile("[A-V]\\d{4}");
  private static final Pattern BETWEEN_CODES = Pattern.compile("[,;|\\s]+");

  private final DocumentReader documents;
  private final Mapping mapping;
  private final List<Column> columns;
  private final Map<String, Integer> places = new HashMap<>();
  private final CellDates dates;
  private final int maxCell;

  RowReader(DocumentReader documents, Mapping mapping, List<Column> columns, int maxCell) {
    this.documents = documents;
    this.mapping = mapping;
    this.columns = columns;
    this.dates = new CellDates(mapping.dateFormat(), ZoneId.of(mapping.zone()));
    this.maxCell = maxCell;
    for (int place = 0; place < columns.size(); place++) {
      places.put(columns.get(place).key(), place);
    }
  }

  /**
   * What a row says.
   *
   * @throws NoticeRefused when it has not the cells that the header announces, or one is too long
   */
  Finding read(Row row, Instant receivedAt) {
    requireShape(row);
    Facts facts = new Facts(row);
    Finding finding = documents.finding(facts.document(receivedAt), facts.flaws, receivedAt);
    List<Flaw> flaws = finding.flaws().stream().map(this::atColumn).toList();
    return new Finding(
        finding.answer(),
        finding.wholeRequest(),
        finding.facts(),
        flaws,
        finding.references(),
        finding.authorization(),
        finding.note());
  }

  private void requireShape(Row row) {
    List<String> cells = row.cells();
    boolean onlyEmptyBeyond = cells.stream().skip(columns.size()).allMatch(String::isBlank);
    if (cells.size() < columns.size() || !onlyEmptyBeyond) {
      throw NoticeRefused.incomplete(
          List.of(
              Flaw.at(
                  "the row",
                  "has %d cells, the header has %d".formatted(cells.size(), columns.size()),
                  "put quotation marks around cells that hold the delimiter")));
    }
    for (int place = 0; place < columns.size(); place++) {
      if (cells.get(place).length() > maxCell) {
        throw NoticeRefused.incomplete(
            List.of(
                Flaw.at(
                    words(columns.get(place)),
                    "is longer than overturn.intake.csv.max-cell",
                    "shorten it, or have the limit raised")));
      }
    }
  }

  /** Elements of the document by the columns that they come from. */
  private Flaw atColumn(Flaw flaw) {
    Optional<Field> field =
        Field.at(flaw.element()).or(() -> ofName(flaw.element())).or(() -> ofWhole(flaw.element()));
    return field
        .map(
            found ->
                new Flaw(flaw.property(), words(found), problem(found, flaw), mend(found, flaw)))
        .orElse(flaw);
  }

  /** The word of a source that no code is known for. */
  private static boolean isWordWithoutMeaning(Field field, Flaw flaw) {
    return field.kind() == Field.Kind.CODE && !flaw.problem().equals("is missing");
  }

  private static String problem(Field field, Flaw flaw) {
    return isWordWithoutMeaning(field, flaw) ? "holds a word without a meaning" : flaw.problem();
  }

  private static String mend(Field field, Flaw flaw) {
    return isWordWithoutMeaning(field, flaw)
        ? "say where its columns are mapped what the word means"
        : flaw.mend();
  }

  private Optional<Field> ofName(String element) {
    boolean name = element.equals("patient.firstName") || element.equals("patient.lastName");
    return Optional.of(Field.PATIENT_NAME)
        .filter(whole -> name && mapping.columns().containsKey(whole));
  }

  private static Optional<Field> ofWhole(String element) {
    return Arrays.stream(Field.values())
        .filter(field -> field.path().startsWith(element + "."))
        .findFirst();
  }

  private String words(Field field) {
    Field mapped = field;
    boolean name = field == Field.FIRST_NAME || field == Field.LAST_NAME;
    if (name && !mapping.columns().containsKey(field)) {
      mapped = mapping.columns().containsKey(Field.PATIENT_NAME) ? Field.PATIENT_NAME : field;
    }
    Integer place = places.get(mapping.columns().getOrDefault(mapped, ""));
    return place == null
        ? field.label() + ", to which no column is mapped,"
        : words(columns.get(place));
  }

  private static String words(Column column) {
    return "column \"" + column.title() + "\"";
  }

  /** The facts of one row, as they are gathered. */
  private final class Facts {

    private final Row row;
    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final List<Flaw> flaws = new ArrayList<>();

    Facts(Row row) {
      this.row = row;
      for (Field field : Field.values()) {
        String text = text(field);
        if (text != null) {
          texts.put(field, coded(field, mapping.meaning(field, text)));
        }
      }
    }

    /** "Medicare Advantage" and "A3" are codes that only look different. */
    private static String coded(Field field, String text) {
      if (field.kind() != Field.Kind.CODE) {
        return text;
      }
      return field == Field.DECISION
          ? text.toUpperCase(Locale.ROOT)
          : text.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** The cell, or what the field is in every row; null when neither says anything. */
    private String text(Field field) {
      Integer place = places.get(mapping.columns().getOrDefault(field, ""));
      String cell = place == null ? null : plain(row.cells().get(place));
      if (cell != null && !(EMPTY.contains(Mapping.key(cell)) && !isMeant(field, cell))) {
        return cell;
      }
      return PlainText.of(mapping.constants().get(field));
    }

    private boolean isMeant(Field field, String cell) {
      return mapping.values().getOrDefault(field, Map.of()).containsKey(Mapping.key(cell));
    }

    /**
     * Text without control characters. Spreadsheets write {@code ="00123"} to keep zeros: that is
     * the text inside; everything else that begins like a formula is text as it stands.
     */
    private static String plain(String cell) {
      String plain = PlainText.of(cell.replace('\u00A0', ' '));
      boolean literal =
          plain != null && plain.startsWith("=\"") && LITERAL.matcher(plain).matches();
      return literal ? PlainText.of(plain.substring(2, plain.length() - 1)) : plain;
    }

    DenialDocument document(Instant receivedAt) {
      Optional<CellDates.When> determined = when(Field.DETERMINATION_DATE);
      if (mapping.columns().containsKey(Field.DECISION) && !texts.containsKey(Field.DECISION)) {
        flaw(Field.DECISION, "is missing", "say what the payer decided");
      }
      return new DenialDocument(
          texts.get(Field.PAYER),
          texts.get(Field.PAYER_REFERENCE),
          texts.get(Field.SERVICE_LINE),
          new DenialDocument.Determination(
              determined.map(when -> when.date().toString()).orElse(null),
              time(determined.orElse(null)),
              day(Field.POSTED_DATE)),
          texts.get(Field.LINE_OF_BUSINESS),
          texts.get(Field.STATE),
          texts.get(Field.SETTING),
          texts.get(Field.STAGE),
          texts.get(Field.URGENCY),
          day(Field.DISCHARGE_DATE),
          patient(receivedAt),
          service(),
          new DenialDocument.PhysicianPart(
              texts.get(Field.PHYSICIAN_NAME),
              texts.get(Field.PHYSICIAN_NPI),
              texts.get(Field.PHYSICIAN_SPECIALTY)),
          new DenialDocument.ReasonPart(
              texts.get(Field.DECISION),
              reasonCodes(),
              texts.get(Field.REASON_TEXT),
              texts.get(Field.POLICY_CITED)),
          new DenialDocument.LetterPart(
              when(Field.WINDOW_CLOSES).map(when -> when.orEndOfDay().toString()).orElse(null),
              day(Field.APPEAL_DEADLINE),
              texts.get(Field.PAYER_PHONE)),
          texts.containsKey(Field.AUTHORIZATION_NUMBER)
              ? new DenialDocument.AuthorizationPart(
                  texts.get(Field.AUTHORIZATION_NUMBER), null, null, null, null)
              : null);
    }

    private String day(Field field) {
      return when(field).map(when -> when.date().toString()).orElse(null);
    }

    private DenialDocument.PatientPart patient(Instant receivedAt) {
      PersonName name = PersonName.of(texts.get(Field.PATIENT_NAME));
      LocalDate today = LocalDate.ofInstant(receivedAt, ZoneOffset.UTC);
      return new DenialDocument.PatientPart(
          texts.getOrDefault(Field.FIRST_NAME, name.first()),
          texts.getOrDefault(Field.LAST_NAME, name.last()),
          when(Field.BIRTH_DATE)
              .map(CellDates.When::date)
              // a year of two digits: nobody is born in the future
              .map(date -> date.isAfter(today) ? date.minusYears(100) : date)
              .map(LocalDate::toString)
              .orElse(null),
          texts.get(Field.MEMBER_ID));
    }

    private DenialDocument.ServicePart service() {
      String code = texts.get(Field.SERVICE_CODE);
      String diagnoses = texts.get(Field.DIAGNOSIS_CODES);
      return new DenialDocument.ServicePart(
          texts.getOrDefault(Field.SERVICE_SYSTEM, systemOf(code)),
          code,
          texts.get(Field.SERVICE_DESCRIPTION),
          units(),
          diagnoses == null ? List.of() : Arrays.asList(BETWEEN_CODES.split(diagnoses)));
    }

    /**
     * CPT codes are four digits and a digit or letter, HCPCS level II codes begin with a letter.
     */
    private static String systemOf(String code) {
      if (code == null) {
        return null;
      }
      return CPT.matcher(code).matches() ? "CPT" : HCPCS.matcher(code).matches() ? "HCPCS" : null;
    }

    /** Exports write 1.00 where they mean one. */
    private String units() {
      String units = texts.get(Field.UNITS);
      return units == null ? null : units.replaceFirst("\\.0+$", "");
    }

    private List<String> reasonCodes() {
      String cell = texts.get(Field.REASON_CODES);
      if (cell == null) {
        return List.of();
      }
      Optional<List<String>> codes = ReasonCodes.of(cell);
      if (codes.isEmpty()) {
        flaw(
            Field.REASON_CODES,
            "holds a code of no known list",
            "write it as CARC:50, RARC:N130 or HCR:0F, or map the column to the reason's words");
      }
      return codes.orElse(List.of());
    }

    private Optional<CellDates.When> when(Field field) {
      String cell = texts.get(field);
      Optional<CellDates.When> when = Optional.ofNullable(cell).flatMap(dates::when);
      if (cell != null && when.isEmpty()) {
        flaw(field, "is not a date as " + mapping.dateFormat(), "correct it, or the mapping");
      }
      return when;
    }

    private String time(CellDates.When determined) {
      String cell = texts.get(Field.DETERMINATION_TIME);
      if (cell == null) {
        return determined == null || determined.time() == null
            ? null
            : determined.time().toString();
      }
      Optional<String> time = CellDates.time(cell).map(Object::toString);
      if (time.isEmpty()) {
        flaw(Field.DETERMINATION_TIME, "is not a time", "write it as 15:40 or 3:40 PM");
      }
      return time.orElse(null);
    }

    private void flaw(Field field, String problem, String mend) {
      String property = field == Field.DETERMINATION_DATE ? "determinationDate" : field.path();
      flaws.add(new Flaw(property, field.path(), problem, mend));
    }
  }
}

package org.overturn.intake.letter;

import java.util.List;
import java.util.Optional;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.intake.ReadField;
import org.overturn.intake.ReadFields;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The letters that cases were opened by; each look at one is recorded before it is shown (R56). */
@Service
@Transactional
class CaseLetters {

  /** Dots per inch of the pictures that people look at. */
  private static final int DOTS_PER_INCH = 110;

  private final Cases cases;
  private final ReadFields fields;
  private final PageImages images;
  private final LetterProperties properties;
  private final Audit audit;
  private final JdbcClient jdbc;

  CaseLetters(
      Cases cases,
      ReadFields fields,
      PageImages images,
      LetterProperties properties,
      Audit audit,
      JdbcClient jdbc) {
    this.cases = cases;
    this.fields = fields;
    this.images = images;
    this.properties = properties;
    this.audit = audit;
    this.jdbc = jdbc;
  }

  /**
   * The letter of a case and what was read from it; empty when the case came by no letter.
   *
   * @throws org.overturn.denial.NoSuchCase when there is no such case
   * @throws org.overturn.intake.NoticeRefused when its pages cannot be shown
   */
  Optional<LetterPage> open(CaseNumber number, String user, String from) {
    Denial denial = cases.get(number);
    Optional<byte[]> letter = original(denial);
    letter.ifPresent(any -> audit.record(user, "letter-viewed", number, from, null));
    return letter.map(
        original ->
            LetterPage.of(
                denial, images.sizes(original), fields.of(number), properties.threshold()));
  }

  /** A page as a PNG, from 1; empty when the case has no letter with such a page. */
  Optional<byte[]> page(CaseNumber number, int page, String user, String from) {
    Optional<byte[]> letter =
        original(cases.get(number))
            .filter(original -> page >= 1 && page <= images.sizes(original).size());
    letter.ifPresent(any -> audit.record(user, "letter-page-viewed", number, from, "page " + page));
    return letter.map(original -> images.png(original, page, DOTS_PER_INCH));
  }

  /** True when the case was opened by a letter. */
  boolean has(Denial denial) {
    return denial.noticeId() != null
        && jdbc.sql(
                    "select count(*) from overturn.notice where id = ? and content_type in (?, ?, ?, ?)")
                .params(
                    denial.noticeId(), Originals.PDF, Originals.TIFF, Originals.PNG, Originals.JPEG)
                .query(Integer.class)
                .single()
            > 0;
  }

  List<ReadField> fieldsOf(Denial denial) {
    return fields.of(denial.number());
  }

  private Optional<byte[]> original(Denial denial) {
    return has(denial)
        ? jdbc.sql("select original from overturn.notice where id = ?")
            .param(denial.noticeId())
            .query((row, index) -> row.getBytes("original"))
            .optional()
        : Optional.empty();
  }
}

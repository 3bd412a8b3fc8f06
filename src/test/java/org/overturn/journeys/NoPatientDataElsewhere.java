package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.overturn.testing.DataMap;
import org.overturn.testing.Marks;
import org.overturn.testing.TestMail;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * After every journey: nothing of the marked patient, and nothing that a person typed, stands in
 * any column of the engine, in a column of ours that docs/retention.md does not name for it, in a
 * mail, a metric, a file's name or a thread's. Logs, addresses, headers and error bodies are
 * watched in every test, see {@link org.overturn.testing.Leaks}.
 */
public final class NoPatientDataElsewhere implements AfterEachCallback {

  /** Of the engine and of mails also the payer's reason, which our own wording may use. */
  private static final List<String> WITH_THE_REASON =
      Stream.concat(Marks.WORDS.stream(), Stream.of("medically necessary")).toList();

  private static final Map<ApplicationContext, String> SEARCHES =
      Collections.synchronizedMap(new WeakHashMap<>());

  @Override
  public void afterEach(ExtensionContext test) {
    ApplicationContext application = SpringExtension.getApplicationContext(test);
    JdbcTemplate database = application.getBean(JdbcTemplate.class);
    String search = SEARCHES.computeIfAbsent(application, each -> searchOf(database));
    assertThat(
            database.queryForList(
                search,
                String.class,
                Marks.spellings(WITH_THE_REASON).toArray(String[]::new),
                Marks.spellings(Marks.WORDS).toArray(String[]::new)))
        .as("tables with marks")
        .isEmpty();
    for (TestMail.Mail mail : TestMail.all()) {
      assertThat(Marks.in(mail.raw())).as("mail: " + mail.subject()).isEmpty();
      assertThat(textsOf(mail.message()))
          .allSatisfy(
              text ->
                  assertThat(text)
                      .doesNotContainIgnoringCase(WITH_THE_REASON.toArray(String[]::new)));
    }
    nothingInMetrics(application);
    nothingInNames();
  }

  /**
   * One statement for all tables. A row as text shows every column, binary ones as hexadecimal.
   * Deployed models are ours to read.
   */
  private static String searchOf(JdbcTemplate database) {
    List<String> parts = new ArrayList<>();
    List<String> tables =
        database.queryForList(
            "select table_name from information_schema.tables"
                + " where table_schema = 'public' and table_name like 'act\\_%'",
            String.class);
    assertThat(tables).hasSizeGreaterThan(40);
    for (String table : tables) {
      String deployed = table.equals("act_ge_bytearray") ? " where deployment_id_ is null" : "";
      parts.add(searchOf("public." + table, "t::text", deployed, "engines"));
    }
    for (DataMap.Row row : DataMap.read()) {
      if (!row.holdsNone().isEmpty()) {
        String columns =
            row.holdsNone().stream()
                .map(column -> "t.\"" + column + "\"::text")
                .collect(Collectors.joining(", ", "concat_ws(' ', ", ")"));
        parts.add(searchOf("overturn." + row.table(), columns, "", "ours"));
      }
    }
    return "with mark as (select ?::text[] as engines, ?::text[] as ours) "
        + String.join(" union all ", parts);
  }

  /** All rows of a table are one text, so that each spelling is looked for once. */
  private static String searchOf(String table, String row, String where, String marks) {
    return """
        select '%1$s' from (select lower(string_agg(%2$s, chr(10))) as all_of_it from %1$s t%3$s) told
         where exists (select from mark, unnest(mark.%4$s) spelled
                        where strpos(told.all_of_it, spelled) > 0)
        """
        .formatted(table, row, where, marks);
  }

  private static void nothingInMetrics(ApplicationContext application) {
    for (Meter meter : application.getBean(MeterRegistry.class).getMeters()) {
      assertThat(Marks.in(meter.getId().toString() + meter.getId().getDescription()))
          .as("metric " + meter.getId().getName())
          .isEmpty();
    }
  }

  private static void nothingInNames() {
    Thread[] threads = new Thread[Thread.activeCount() + 50];
    int count = Thread.enumerate(threads);
    for (int i = 0; i < count; i++) {
      assertThat(Marks.in(threads[i].getName())).as("name of a thread").isEmpty();
    }
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("names of temporary files")
          .allSatisfy(name -> assertThat(Marks.in(name)).isEmpty());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  /** Headers and parts as a reader sees them, however they were encoded on the way. */
  private static List<String> textsOf(Part part) {
    List<String> texts = new ArrayList<>();
    try {
      for (Header header : Collections.list(part.getAllHeaders())) {
        texts.add(MimeUtility.decodeText(header.getValue()));
      }
      if (part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          BodyPart inside = parts.getBodyPart(i);
          texts.addAll(textsOf(inside));
        }
      } else {
        try (InputStream content = part.getInputStream()) {
          texts.add(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      return texts;
    } catch (MessagingException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}

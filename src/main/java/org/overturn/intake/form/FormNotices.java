package org.overturn.intake.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overturn.intake.Answer;
import org.overturn.intake.Finding;
import org.overturn.intake.NoticeCheck;
import org.overturn.intake.NoticeFormat;
import org.overturn.intake.NoticeRefused;
import org.overturn.process.AnswerRefused;
import org.overturn.process.FormAnswers;
import org.springframework.stereotype.Component;

/**
 * The typed answers as they are kept, and their way back: a form that a crash swallowed after it
 * was kept still opens its case.
 */
@Component
class FormNotices implements NoticeFormat {

  static final String CONTENT_TYPE = "application/vnd.overturn.enter-denial+json";

  private final ObjectMapper json;
  private final FormAnswers answers;
  private final NoticeCheck check;

  FormNotices(ObjectMapper json, FormAnswers answers, NoticeCheck check) {
    this.json = json;
    this.answers = answers;
    this.check = check;
  }

  @Override
  public List<String> contentTypes() {
    return List.of(CONTENT_TYPE);
  }

  @Override
  public String words() {
    return "form";
  }

  /** Never: nobody hands in the answers of a form but the form. */
  @Override
  public Optional<String> recognise(byte[] original) {
    return Optional.empty();
  }

  @Override
  public List<Finding> read(byte[] original, Instant receivedAt) {
    try {
      Map<String, Object> given = json.readValue(original, new TypeReference<>() {});
      return List.of(finding(given, receivedAt));
    } catch (AnswerRefused refused) {
      throw NoticeRefused.unreadable("the form", "cannot be taken", refused.getMessage());
    } catch (IOException impossible) {
      throw new IllegalStateException("Typed answers could not be read back");
    }
  }

  /**
   * Whoever types a denial in wants a case, whatever action code the letter shows.
   *
   * @throws AnswerRefused naming the fields that have to be mended
   */
  Finding finding(Map<String, Object> given, Instant receivedAt) {
    var facts = answers.as(EnterDenial.class, given).facts(receivedAt);
    return new Finding(
        Answer.DENIED,
        false,
        facts,
        check.flawsIn(facts, FormNotices::words),
        List.of(),
        null,
        null);
  }

  byte[] bytes(Map<String, Object> given) {
    try {
      return json.writeValueAsBytes(given);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Typed answers could not be kept");
    }
  }

  private static String words(String property) {
    return property.replace('.', ' ').replaceAll("([A-Z])", " $1").toLowerCase();
  }
}

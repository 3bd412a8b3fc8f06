package org.overturn.resubmission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.overturn.deadline.ClockText;
import org.overturn.document.PdfPages;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/** The corrected request on paper: what to type into the payer's portal, or to fax. */
@Component
class Worksheet implements FormOfRequest {

  private static final String TEMPLATE = "request-worksheet";

  private final PdfPages pages;
  private final PracticeProperties practice;

  Worksheet(PdfPages pages, PracticeProperties practice) {
    this.pages = pages;
    this.practice = practice;
  }

  @Override
  public RequestFormat format() {
    return RequestFormat.WORKSHEET;
  }

  @Override
  public byte[] of(RequestToSend request) {
    return pages.render(TEMPLATE, model(request)).bytes();
  }

  /** A field to type in; {@code before} is what was there, null where it stays. */
  record Line(String label, String text, String before) {}

  /** A part of the request. */
  record Part(String title, List<Line> lines) {}

  private Map<String, Object> model(RequestToSend request) {
    Map<String, Object> model = new HashMap<>();
    model.put("practice", practice.name());
    model.put("number", request.denial().number().value());
    model.put("attempt", request.attempt());
    model.put("version", request.version());
    model.put("first", request.isFirst());
    model.put("preparedBy", request.by());
    model.put("preparedAt", ClockText.format(request.at(), practice.zone()));
    model.put("parts", parts(request));
    model.put("differences", differences(request));
    model.put("wrong", words(request.request(), RequestField.WHAT_WAS_WRONG));
    model.put("why", request.request().get(RequestField.WHY));
    model.put("unchanged", request.request().get(RequestField.UNCHANGED_BECAUSE));
    model.put("attachments", request.attachments());
    return model;
  }

  private static List<Part> parts(RequestToSend request) {
    Set<RequestField> changed =
        request.differences().stream().map(Difference::field).collect(Collectors.toSet());
    List<Part> parts = new ArrayList<>();
    Arrays.stream(RequestField.Group.values())
        .filter(group -> group != RequestField.Group.CORRECTION)
        .forEach(
            group ->
                parts.add(
                    new Part(
                        group.title(),
                        group.fields().stream()
                            .filter(
                                field -> request.request().has(field) || changed.contains(field))
                            .map(field -> line(request, field, changed.contains(field)))
                            .toList())));
    return parts;
  }

  private static Line line(RequestToSend request, RequestField field, boolean changed) {
    return new Line(
        field.label(),
        words(request.request(), field),
        changed ? words(request.denied(), field) : null);
  }

  private static List<Line> differences(RequestToSend request) {
    return request.differences().stream()
        .map(
            each ->
                new Line(
                    each.field().label(),
                    words(request.request(), each.field()),
                    words(request.denied(), each.field())))
        .toList();
  }

  /** A value as people read and type it. */
  static String words(RequestValues values, RequestField field) {
    String value = values.get(field);
    return switch (field.type()) {
      case DATE -> value.matches("\\d{4}-\\d{2}-\\d{2}") ? day(value) : value;
      case CHOICE -> RequestChoices.words(field, value);
      default -> value;
    };
  }

  private static String day(String value) {
    try {
      return ClockText.format(LocalDate.parse(value));
    } catch (java.time.DateTimeException none) {
      return value;
    }
  }
}

package org.overturn.resubmission;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What stands in each field of a request, as text until it is checked; empty where nothing does.
 * Protected health information.
 */
final class RequestValues {

  private final Map<RequestField, String> values;

  private RequestValues(Map<RequestField, String> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Asks for each field; what is null counts as empty, and blanks around a text do not count. */
  static RequestValues of(Function<RequestField, String> value) {
    Map<RequestField, String> values = new EnumMap<>(RequestField.class);
    for (RequestField field : RequestField.values()) {
      values.put(field, plain(value.apply(field)));
    }
    return new RequestValues(values);
  }

  /** As they were stored, by the fields' keys. */
  static RequestValues stored(Map<String, String> byKey) {
    return of(field -> byKey.get(field.key()));
  }

  String get(RequestField field) {
    return values.get(field);
  }

  boolean has(RequestField field) {
    return !get(field).isEmpty();
  }

  RequestValues with(RequestField changed, String value) {
    return of(field -> field == changed ? value : get(field));
  }

  /** The keys of what is attached. */
  List<String> attachments() {
    return get(RequestField.ATTACHMENTS).lines().toList();
  }

  /** The filled ones by key, to be stored. */
  Map<String, String> byKey() {
    Map<String, String> stored = new TreeMap<>();
    values.forEach(
        (field, value) -> {
          if (!value.isEmpty()) {
            stored.put(field.key(), value);
          }
        });
    return stored;
  }

  /** What the payer is asked differently from another request, field by field. */
  List<Difference> differencesFrom(RequestValues before) {
    return Arrays.stream(RequestField.values())
        .filter(RequestField::isOfRequest)
        .filter(field -> !same(field, before.get(field), get(field)))
        .map(field -> new Difference(field, before.get(field), get(field)))
        .toList();
  }

  /** The same corrections made to another original: what nobody corrected follows it. */
  RequestValues rebased(RequestValues from, RequestValues onto) {
    return of(field -> get(field).equals(from.get(field)) ? onto.get(field) : get(field));
  }

  /** A code is the same in small letters or with other blanks between. */
  private static boolean same(RequestField field, String one, String other) {
    return switch (field) {
      case CODE, MODIFIERS, DIAGNOSES, FURTHER_SERVICES, MEMBER_ID ->
          RequestCodes.plain(one).equals(RequestCodes.plain(other));
      default -> one.equals(other);
    };
  }

  private static String plain(String value) {
    return value == null
        ? ""
        : value
            .replace("\r\n", "\n")
            .replace('\r', '\n')
            .replaceAll("[\\p{Cntrl}&&[^\\n]]", " ")
            .strip();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RequestValues that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Says nothing: it is about a patient. */
  @Override
  public String toString() {
    return "RequestValues[not shown]";
  }
}

package org.overturn.intake.x12;

import io.xlate.edi.stream.EDIStreamValidationError;

/**
 * Where a transaction set does not keep to the standard, in the codes of the 999: never the value
 * that stands there.
 *
 * @param tag of the segment
 * @param position of the segment, in which ST is 1
 * @param loop in which it stands, such as 2000E, or null
 * @param element its number, 0 where the segment itself is at fault
 * @param component of a composite, 0 where there is none
 * @param repetition 0 where there is only one
 * @param reference X12's number of the data element, or null
 * @param code IK304 of a segment, IK403 of an element
 */
record Fault(
    String tag,
    int position,
    String loop,
    int element,
    int component,
    int repetition,
    String reference,
    String code) {

  static final String MISSING = "1";
  static final String MISSING_SEGMENT = "3";

  static Fault ofSegment(String tag, int position, EDIStreamValidationError error) {
    return new Fault(tag, position, null, 0, 0, 0, null, segmentCode(error));
  }

  Fault in(String segment, String where) {
    return new Fault(
        tag == null ? segment : tag,
        position,
        where,
        element,
        component,
        repetition,
        reference,
        code);
  }

  boolean isOfElement() {
    return element > 0;
  }

  /** For people: "HCR (segment 17) is not in its place". */
  String words() {
    return "%s (segment %d) %s".formatted(place(), position, problem());
  }

  private String place() {
    String place = isOfElement() ? "%s%02d".formatted(tag, element) : tag;
    return component > 0 ? place + "-" + component : place;
  }

  private String problem() {
    if (isOfElement()) {
      return switch (code) {
        case "1", "2" -> "is missing";
        case "3", "12", "13" -> "is more than the standard has";
        case "4" -> "is too short";
        case "5" -> "is too long";
        case "8" -> "is not a date";
        case "9" -> "is not a time";
        case "10" -> "excludes another element";
        default -> "has characters that it cannot have";
      };
    }
    return switch (code) {
      case "1", "6" -> "is not known there";
      case "3" -> "is missing";
      case "4", "5" -> "comes too often";
      default -> "is not in its place";
    };
  }

  static String segmentCode(EDIStreamValidationError error) {
    return switch (error) {
      case UNRECOGNIZED_SEGMENT_ID -> "1";
      case MANDATORY_SEGMENT_MISSING -> MISSING_SEGMENT;
      case LOOP_OCCURS_OVER_MAXIMUM_TIMES -> "4";
      case SEGMENT_EXCEEDS_MAXIMUM_USE -> "5";
      case SEGMENT_NOT_IN_DEFINED_TRANSACTION_SET -> "6";
      case SEGMENT_NOT_IN_PROPER_SEQUENCE -> "7";
      default -> "2";
    };
  }

  static String elementCode(EDIStreamValidationError error) {
    return switch (error) {
      case REQUIRED_DATA_ELEMENT_MISSING -> MISSING;
      case CONDITIONAL_REQUIRED_DATA_ELEMENT_MISSING -> "2";
      case TOO_MANY_DATA_ELEMENTS -> "3";
      case DATA_ELEMENT_TOO_SHORT -> "4";
      case DATA_ELEMENT_TOO_LONG -> "5";
      case INVALID_CODE_VALUE -> "7";
      case INVALID_DATE -> "8";
      case INVALID_TIME -> "9";
      case EXCLUSION_CONDITION_VIOLATED -> "10";
      case TOO_MANY_REPETITIONS -> "12";
      case TOO_MANY_COMPONENTS -> "13";
      default -> "6";
    };
  }
}

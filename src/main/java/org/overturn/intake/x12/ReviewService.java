package org.overturn.intake.x12;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.overturn.denial.RequestedService;

/** Which service a line of a 278 is about. */
final class ReviewService {

  private static final Set<String> DIAGNOSES =
      Set.of("BK", "BF", "BJ", "PR", "ABK", "ABF", "ABJ", "APR");
  private static final int MOST_CODES = 12;
  private static final int DIAGNOSES_LENGTH = 400;

  private ReviewService() {}

  /**
   * The service of the line. Where the payer names none, the type of service that was asked for
   * (UM03), or the category of the request (UM01), stands for it; its code is null where there is
   * not even that.
   */
  static RequestedService of(Level line, Level event, ReviewCircumstances circumstances) {
    String diagnoses = diagnoses(line, event);
    return line.segments().stream()
        .map(segment -> procedure(segment, units(line), diagnoses))
        .filter(Objects::nonNull)
        .findFirst()
        .or(() -> stands("Service type", circumstances.um(3), units(line), diagnoses))
        .or(() -> stands("Request category", circumstances.um(1), units(line), diagnoses))
        .orElseGet(() -> new RequestedService(null, null, null, null, diagnoses));
  }

  private static RequestedService procedure(Segment segment, Integer units, String diagnoses) {
    return switch (segment.tag()) {
      case "SV1" -> Codes.procedure(segment, 1, or(units(segment, 4), units), diagnoses);
      case "SV2" -> institutional(segment, or(units(segment, 5), units), diagnoses);
      case "SV3" -> Codes.procedure(segment, 1, or(units(segment, 6), units), diagnoses);
      default -> null;
    };
  }

  /** A procedure, or else the revenue code of the stay. */
  private static RequestedService institutional(Segment sv2, Integer units, String diagnoses) {
    RequestedService procedure = Codes.procedure(sv2, 2, units, diagnoses);
    String revenue = sv2.element(1);
    return procedure == null && Codes.isCode(revenue)
        ? new RequestedService("Revenue", revenue, null, units, diagnoses)
        : procedure;
  }

  private static Optional<RequestedService> stands(
      String system, Optional<String> code, Integer units, String diagnoses) {
    return code.filter(Codes::isCode)
        .map(each -> new RequestedService(system, each, null, units, diagnoses));
  }

  private static Integer units(Segment service, int element) {
    return Codes.units(service.element(element));
  }

  private static Integer units(Level line) {
    return line.first("HSD").map(hsd -> Codes.units(hsd.element(2))).orElse(null);
  }

  private static Integer or(Integer first, Integer second) {
    return first == null ? second : first;
  }

  /** The diagnoses of the line, or those of its event. */
  private static String diagnoses(Level line, Level event) {
    String own = diagnoses(line);
    return own.isEmpty() && line != event ? diagnoses(event) : own;
  }

  private static String diagnoses(Level level) {
    String codes =
        level
            .all("HI")
            .flatMap(
                hi ->
                    IntStream.rangeClosed(1, MOST_CODES)
                        .filter(i -> DIAGNOSES.contains(hi.component(i, 1)))
                        .mapToObj(i -> hi.component(i, 2)))
            .filter(Codes::isCode)
            .map(Codes::diagnosis)
            .distinct()
            .collect(Collectors.joining(" "));
    return codes.length() <= DIAGNOSES_LENGTH
        ? codes
        : codes.substring(0, codes.lastIndexOf(' ', DIAGNOSES_LENGTH));
  }
}

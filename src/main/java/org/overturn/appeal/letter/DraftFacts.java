package org.overturn.appeal.letter;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overturn.appeal.address.AppealAddress;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.denial.CallFindings;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.OrderingPhysician;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;
import org.overturn.evidence.Policy;
import org.overturn.evidence.Source;

/** The values that a template may name, of one case. */
final class DraftFacts {

  private final DraftInputs in;
  private final DenialNotice notice;
  private final DraftSources sources;
  private final Map<String, DraftValue> facts = new LinkedHashMap<>();

  private DraftFacts(DraftInputs in) {
    this.in = in;
    this.notice = in.of().notice();
    this.sources = new DraftSources(in.of().number());
  }

  /** A value for each top-level name. */
  static Map<String, DraftValue> of(DraftInputs inputs) {
    return new DraftFacts(inputs).all();
  }

  private Map<String, DraftValue> all() {
    people();
    request();
    plan();
    reason();
    right();
    policy();
    DraftEvidence evidence = new DraftEvidence(in, sources);
    evidence.all().forEach(this::put);
    call();
    rationale();
    levels();
    enclosures();
    return facts;
  }

  private void put(DraftValue value) {
    facts.put(value.key(), value);
  }

  private static DraftValue.Building group(String name, Source source) {
    return DraftValue.group(name, List.of(source));
  }

  private void people() {
    put(group("practice", DraftSources.practice()).text("name", in.practice()).known(true));
    put(group("payer", sources.notice("payer")).text("name", in.of().payer().name()).known(true));
    address();
    put(
        group("patient", sources.notice("patient"))
            .text("name", notice.patient().fullName())
            .text("born", day(notice.patient().birthDate()))
            .text("member", notice.patient().memberId())
            .known(true));
    OrderingPhysician physician = notice.physician();
    put(
        group("physician", sources.notice("ordering physician"))
            .text("name", physician == null ? "" : physician.name())
            .text("npi", physician == null ? "" : physician.npi())
            .text("specialty", physician == null ? "" : physician.specialty())
            .known(physician != null));
  }

  private void address() {
    AppealAddress kept = in.address().orElse(null);
    Source from =
        new Source(
            kept == null
                ? "No appeal address is kept"
                : "Appeal address, version %d, checked on %s"
                    .formatted(kept.version(), day(kept.checkedOn())),
            "/appeal-addresses");
    List<String> lines = kept == null ? List.of() : kept.postal().lines().toList();
    List<DraftValue.Group> each =
        java.util.stream.IntStream.range(0, lines.size())
            .mapToObj(
                at ->
                    DraftValue.group("address:" + (at + 1), List.of(from))
                        .text("text", lines.get(at))
                        .known(true))
            .toList();
    put(
        group("address", from)
            .text("unit", kept == null ? "" : kept.unit())
            .text("fax", kept == null ? "" : kept.fax())
            .items("lines", each, List.of(from))
            .known(kept != null));
  }

  private void request() {
    var service = notice.service();
    Source asked = sources.notice("service");
    put(
        group("request", asked)
            .text("number", in.of().number().value(), sources.ours("number"))
            .text("reference", notice.payerReference(), sources.notice("reference"))
            .text("line", notice.serviceLine(), sources.notice("service line"))
            .text(
                "deniedOn",
                day(notice.determinationDate()),
                sources.notice("date of determination"))
            .text("service", joined(service.label(), service.description(), units()))
            .text("code", service.label())
            .text("description", service.description())
            .text("units", units())
            .text("diagnoses", diagnoses(), sources.notice("diagnosis codes"))
            .flag(
                "expedited",
                notice.urgency() == Urgency.EXPEDITED,
                List.of(sources.notice("urgency")))
            .flag(
                "concurrent", notice.stage() == Stage.CONCURRENT, List.of(sources.notice("stage")))
            .flag(
                "rendered", notice.stage() == Stage.POST_SERVICE, List.of(sources.notice("stage")))
            .flag("deniedAgain", in.of().deniedBefore(), List.of(sources.ours("corrected request")))
            .known(true));
  }

  private String units() {
    Integer units = notice.service().units();
    return units == null ? "" : units + (units == 1 ? " unit" : " units");
  }

  private String diagnoses() {
    String codes = notice.service().diagnosisCodes();
    return codes == null
        ? ""
        : Stream.of(codes.strip().split("[\\s,;]+")).collect(Collectors.joining(", "));
  }

  private void plan() {
    LineOfBusiness line = notice.lineOfBusiness();
    put(
        group("plan", sources.notice("line of business"))
            .text("name", planName(line))
            .flag("commercial", line == LineOfBusiness.COMMERCIAL)
            .flag("employer", line == LineOfBusiness.EMPLOYER)
            .flag("marketplace", line == LineOfBusiness.MARKETPLACE)
            .flag("medicare", line == LineOfBusiness.MEDICARE_ADVANTAGE)
            .flag("partD", line == LineOfBusiness.MEDICARE_PART_D)
            .flag("medicaid", line == LineOfBusiness.MEDICAID_MANAGED_CARE)
            .flag("federal", line == LineOfBusiness.FEP)
            .known(line != LineOfBusiness.UNKNOWN));
  }

  private static String planName(LineOfBusiness line) {
    return switch (line) {
      case COMMERCIAL -> "commercial plan";
      case EMPLOYER -> "employer plan";
      case MARKETPLACE -> "marketplace plan";
      case MEDICARE_ADVANTAGE -> "Medicare Advantage plan";
      case MEDICARE_PART_D -> "Medicare Part D plan";
      case MEDICAID_MANAGED_CARE -> "Medicaid managed care plan";
      case FEP -> "Federal Employees plan";
      case UNKNOWN -> "";
    };
  }

  private void reason() {
    var reason = notice.reason();
    String topic = Objects.toString(in.of().topic(), "");
    put(
        group("reason", sources.notice("reason"))
            .text("words", reason.text())
            .text("codes", reason.codes(), sources.notice("reason codes"))
            .text("policy", reason.policyCited(), sources.notice("policy cited"))
            .flag("necessity", topic.equals("medical-necessity"))
            .flag("experimental", topic.equals("experimental"))
            .flag("level", topic.equals("level-of-care"))
            .flag("steps", topic.equals("step-therapy"))
            .known(reason.inWriting()));
  }

  private void right() {
    AppealRight right = in.right().orElse(null);
    String law = right == null || right.assumed() ? "" : right.law();
    put(
        group("right", sources.right(law))
            .text("name", right == null || right.assumed() ? "" : right.name())
            .text("law", law)
            .text("decision", right == null || right.assumed() ? "" : clock(right))
            .known(right != null && !right.assumed()));
  }

  private static String clock(AppealRight right) {
    if (right.decisionLength() == null) {
      return "";
    }
    String unit = right.decisionUnit().code().replace('-', ' ');
    String counted = right.decisionLength() == 1 ? unit.replaceAll("s$", "") : unit;
    return right.decisionLength() + " " + counted;
  }

  private void policy() {
    Policy policy = in.assessment().policy();
    put(
        group("policy", sources.policy(policy))
            .text("label", policy == null ? "" : policy.label())
            .text("number", policy == null ? "" : policy.number())
            .text("title", policy == null ? "" : policy.title())
            .text("retrieved", policy == null ? "" : day(policy.retrievedOn()))
            .known(policy != null));
  }

  private void call() {
    CallFindings.Finding call = in.call().orElse(null);
    CallFindings.Mismatch mismatch = call == null ? null : call.mismatch();
    Source of = call == null ? sources.ours("no call on record") : sources.call("reviewer");
    put(
        group("call", of)
            .text(
                "heldOn",
                call == null || call.heldAt() == null
                    ? ""
                    : day(call.heldAt().atZone(in.zone()).toLocalDate()),
                sources.call("start"))
            .text(
                "reviewer",
                call == null ? "" : joined(call.reviewerName(), call.reviewerCredentials()))
            .text("name", call == null ? "" : call.reviewerName())
            .text("specialty", call == null ? "" : call.reviewerSpecialty())
            .text(
                "criterion",
                call == null ? "" : call.criterionFailed(),
                sources.call("criterion not met"))
            .text(
                "wanted",
                call == null ? "" : call.furtherInformation(),
                sources.call("further information"))
            .text("statements", call == null ? "" : call.statements(), sources.call("statements"))
            .flag("mismatched", mismatch != null)
            .text("caseSpecialty", mismatch == null ? "" : mismatch.caseSpecialty())
            .text("caseSource", mismatch == null ? "" : mismatch.source())
            .text("license", mismatch == null ? "" : mismatch.license())
            .text("law", mismatch == null ? "" : mismatch.law())
            .flag("asked", mismatch != null && mismatch.asked())
            .known(call != null));
  }

  private void rationale() {
    ReviewerRationales.Rationale given = in.rationale().orElse(null);
    put(
        group("rationale", sources.rationale())
            .text("words", given == null ? "" : given.words())
            .text("by", given == null ? "" : given.by())
            .text("on", given == null ? "" : day(given.on()))
            .known(given != null));
  }

  private void levels() {
    DraftHistory.Level now =
        in.levels().stream()
            .filter(each -> each.code().equals(in.level()))
            .findFirst()
            .orElse(null);
    List<DraftValue.Group> decisions =
        in.levels().stream()
            .filter(each -> each.decision() != null && !each.code().equals(in.level()))
            .map(this::decision)
            .toList();
    put(new DraftValue.Items("decisions", decisions, List.of(sources.ours("decisions"))));
    boolean filed = now != null && now.filedAt() != null;
    put(
        group("filed", sources.appeal(in.level(), "filing"))
            .text("on", filed ? day(now.filedAt().atZone(in.zone()).toLocalDate()) : "")
            .text("method", filed ? method(now.method()) : "")
            .text("confirmation", filed ? now.confirmation() : "")
            .known(filed));
    consent();
    late(now);
    put(
        group("approved", sources.ours("authorization"))
            .text("number", in.of().authorization())
            .flag("inCall", in.of().promised(), List.of(sources.call("outcome")))
            .known(in.of().promised() || !blank(in.of().authorization())));
  }

  /** A consent is given once; the newest one counts for all levels. */
  private void consent() {
    DraftHistory.Level given =
        in.levels().stream()
            .filter(each -> each.consentOn() != null)
            .reduce((earlier, later) -> later)
            .orElse(null);
    put(
        group("consent", sources.appeal(given == null ? in.level() : given.code(), "consent"))
            .text("on", given == null ? "" : day(given.consentOn()))
            .text("how", given == null ? "" : given.consentHow())
            .known(given != null));
  }

  private void late(DraftHistory.Level now) {
    ComputedDeadline due =
        in.decisionDue()
            .filter(each -> each.isOverAt(in.now()) && now != null && now.decision() == null)
            .orElse(null);
    Source clock = sources.appeal(in.level(), "payer's clock");
    put(
        group("late", clock)
            .text("due", due == null ? "" : due.dueText())
            .text("clock", due == null ? "" : in.right().map(DraftFacts::clock).orElse(""))
            .known(due != null));
  }

  private DraftValue.Group decision(DraftHistory.Level level) {
    Source source = sources.appeal(level.code(), "decision");
    return DraftValue.group("decision:" + level.code(), List.of(source))
        .text("right", level.right())
        .text("outcome", outcome(level.decision()))
        .text("on", day(level.decidedOn()))
        .text("rationale", level.rationale())
        .known(true);
  }

  private static String outcome(String decision) {
    return decision.equals("partially-overturned")
        ? "overturned in part"
        : decision.replace('-', ' ');
  }

  private static String method(String code) {
    String words = Objects.toString(code, "").toLowerCase(Locale.ROOT).strip();
    return switch (words) {
      case "portal" -> "the plan's portal";
      case "fhir" -> "electronic submission";
      default -> words;
    };
  }

  private void enclosures() {
    List<DraftValue.Group> on =
        in.enclosures().stream()
            .map(
                each ->
                    DraftValue.group(
                            "enclosure:" + each.key(),
                            List.of(sources.ours(Enclosures.ON_FILE + each.title())))
                        .text("title", each.title())
                        .known(true))
            .toList();
    put(new DraftValue.Items("enclosures", on, List.of(sources.ours("documents on file"))));
  }

  static String day(LocalDate day) {
    return day == null ? "" : DAY.format(day);
  }

  private static final java.time.format.DateTimeFormatter DAY =
      java.time.format.DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

  private static String joined(String... parts) {
    return Stream.of(parts).filter(each -> !blank(each)).collect(Collectors.joining(", "));
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}

package org.overturn.intake.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.ClassComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.overturn.denial.LineOfBusiness;
import org.overturn.intake.PlainText;

/** Reads who decided: the payer, and the kind of plan where the coverage says so. */
final class PlanReader {

  private final Reference insurer;
  private final Optional<Organization> payer;
  private final Optional<Coverage> coverage;

  PlanReader(ClaimResponse response, Claim request, Resources resources) {
    this.coverage =
        resources.findOrOnly(
            response.hasInsurance()
                ? response.getInsuranceFirstRep().getCoverage()
                : request.getInsuranceFirstRep().getCoverage(),
            Coverage.class);
    this.insurer = response.hasInsurer() ? response.getInsurer() : request.getInsurer();
    this.payer =
        resources
            .find(insurer, Organization.class)
            .or(
                () ->
                    coverage.flatMap(
                        each -> resources.find(each.getPayorFirstRep(), Organization.class)));
  }

  Optional<Coverage> coverage() {
    return coverage;
  }

  /** The payer's name, or whatever stands for it. */
  String payerText() {
    return payer
        .map(Organization::getName)
        .map(PlainText::of)
        .or(() -> Optional.ofNullable(PlainText.of(insurer.getDisplay())))
        .or(() -> payer.flatMap(PlanReader::identifier))
        .or(() -> Optional.ofNullable(PlainText.of(insurer.getIdentifier().getValue())))
        .orElse(null);
  }

  String payerPhone() {
    return payer.stream()
        .flatMap(each -> each.getTelecom().stream())
        .filter(contact -> contact.getSystem() == ContactPoint.ContactPointSystem.PHONE)
        .map(contact -> PlainText.of(contact.getValue(), 60))
        .filter(phone -> phone != null)
        .findFirst()
        .orElse(null);
  }

  LineOfBusiness lineOfBusiness() {
    return coverage.map(PlanReader::of).orElse(LineOfBusiness.UNKNOWN);
  }

  /** What names the plan in words goes first; then the payer typology and X12 filing indicators. */
  private static LineOfBusiness of(Coverage coverage) {
    String words = words(coverage);
    for (Kind kind : Kind.values()) {
      if (kind.words.matcher(words).find()) {
        return kind.lineOfBusiness;
      }
    }
    return coverage.getType().getCoding().stream()
        .map(PlanReader::of)
        .filter(each -> each != LineOfBusiness.UNKNOWN)
        .findFirst()
        .orElse(LineOfBusiness.UNKNOWN);
  }

  /** Source of Payment Typology: 11 is Medicare managed care, 21 Medicaid managed care. */
  private static LineOfBusiness of(Coding coding) {
    String system = coding.hasSystem() ? coding.getSystem().toLowerCase(Locale.ROOT) : "";
    String code = coding.hasCode() ? coding.getCode() : "";
    if (system.contains("sopt") || system.endsWith("2.16.840.1.113883.3.221.5")) {
      return code.startsWith("11")
          ? LineOfBusiness.MEDICARE_ADVANTAGE
          : code.startsWith("21") ? LineOfBusiness.MEDICAID_MANAGED_CARE : LineOfBusiness.UNKNOWN;
    }
    if (system.endsWith("/1032")) {
      return switch (code) {
        case "16" -> LineOfBusiness.MEDICARE_ADVANTAGE;
        case "MC" -> LineOfBusiness.MEDICAID_MANAGED_CARE;
        case "FI" -> LineOfBusiness.FEP;
        default -> LineOfBusiness.UNKNOWN;
      };
    }
    return LineOfBusiness.UNKNOWN;
  }

  private static String words(Coverage coverage) {
    List<String> words = new ArrayList<>();
    words.add(coverage.getType().getText());
    coverage.getType().getCoding().forEach(coding -> words.add(coding.getDisplay()));
    for (ClassComponent plan : coverage.getClass_()) {
      words.add(plan.getName());
      words.add(plan.getValue());
    }
    return String.join(" | ", words.stream().filter(word -> word != null).toList())
        .toLowerCase(Locale.US);
  }

  private static Optional<String> identifier(Organization organization) {
    return organization.getIdentifier().stream()
        .map(Identifier::getValue)
        .map(PlainText::of)
        .filter(value -> value != null)
        .findFirst();
  }

  private enum Kind {
    MEDICARE_PART_D("medicare part d\\b|medicare prescription drug"),
    MEDICARE_ADVANTAGE("medicare (advantage|replacement)|part c\\b"),
    MEDICAID("medicaid|\\bchip\\b"),
    MARKETPLACE("marketplace|\\bexchange\\b|qualified health plan"),
    FEP("federal employee|\\bfehb\\b|\\bfep\\b"),
    EMPLOYER("self[- ](funded|insured)|\\berisa\\b"),
    COMMERCIAL("fully[- ]insured");

    private final Pattern words;
    private final LineOfBusiness lineOfBusiness;

    Kind(String words) {
      this.words = Pattern.compile(words);
      this.lineOfBusiness =
          "MEDICAID".equals(name())
              ? LineOfBusiness.MEDICAID_MANAGED_CARE
              : LineOfBusiness.valueOf(name());
    }
  }
}

package org.overturn.intake.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the letters in {@code samples}: {@code main} makes them anew. Their people and numbers are
 * invented, their wording is ours.
 */
final class SampleLetters {

  private SampleLetters() {}

  /** The files by their names. */
  static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("12-unitedhealthcare-sleep-study.pdf", labels().pdf());
    files.put("13-anthem-infusion-table.pdf", table().pdf());
    files.put("14-humana-therapy-and-brace-two-services.pdf", twoServices().pdf());
    files.put("15-regence-terse.pdf", terse().pdf());
    files.put("16-highmark-approval.pdf", approval().pdf());
    files.put("17-florida-blue-scan.pdf", Sheet.scanned(scan().pdf()));
    return files;
  }

  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, byte[]> file : files().entrySet()) {
      Files.write(Path.of("samples").resolve(file.getKey()), file.getValue());
    }
  }

  static Sheet labels() {
    return Sheet.sans()
        .title("UnitedHealthcare")
        .line("Clinical Services, P.O. Box 30555, Salt Lake City, UT 84130")
        .gap(12)
        .line("Date of notice: November 16, 2026")
        .gap(8)
        .head("Notice of denial")
        .gap(4)
        .line("Member name: Philippa Stonebridge")
        .line("Date of birth: 07/19/1974")
        .line("Member ID: 955120733")
        .line("Reference number: UH26-5512-0088")
        .line("Plan type: Commercial, fully insured")
        .line("Ordering physician: Dr. Lucian Abernathy, NPI 1730492858")
        .line("Diagnosis code: G47.33")
        .line("Requested service: Polysomnography in a facility, attended (CPT 95810)")
        .gap(10)
        .paragraph("We reviewed the request of your physician. This service has been denied.")
        .paragraph(
            "Reason for denial: A home sleep apnea test was not done first, and the records name no"
                + " condition that would make a home test unsuitable.")
        .paragraph("Criteria used: Sleep Studies Policy SL-09, section 2.1, effective July 2026")
        .paragraph(
            "Your physician may have a peer-to-peer discussion with our medical director. Call"
                + " 1-866-555-0131 by 5:00 PM CT on 12/07/2026. Fax for records: 1-866-555-0132.")
        .paragraph(
            "You may appeal this decision within 180 days of the date of this notice. Write to the"
                + " address above.")
        .line("Sincerely,")
        .line("Medical Director, Clinical Services")
        .footer("Sample letter, made for Overturn. Page 1 of 1");
  }

  static Sheet table() {
    float[] two = {Sheet.LEFT, 230};
    return Sheet.serif()
        .size(11)
        .title("Anthem Blue Cross and Blue Shield")
        .head("Adverse determination")
        .gap(10)
        .row(false, two, "Letter date", "11/17/2026")
        .row(false, two, "Patient name", "Castellanos, Renata")
        .row(false, two, "Date of birth", "03/05/1989")
        .row(false, two, "Member number", "YRP330918274")
        .row(false, two, "Case number", "PA-7720418")
        .row(false, two, "Review type", "Expedited")
        .row(false, two, "Prescribing physician", "Wilhelmina Oyelaran, MD")
        .row(false, two, "Diagnosis", "K50.90")
        .row(false, two, "Procedure code", "J1745")
        .row(false, two, "Service", "Infliximab infusion, 5 mg per kg")
        .row(false, two, "Decision", "Denied")
        .row(
            false,
            two,
            "Rationale",
            "A trial of an infliximab biosimilar for twelve weeks is not documented, and no reason"
                + " against one is given.")
        .row(
            false,
            two,
            "Policy cited",
            "Clinical Criteria CC-0062, Tumor Necrosis Factor Antagonists")
        .row(false, two, "Peer-to-peer deadline", "11/24/2026 4:00 PM ET")
        .row(false, two, "Peer-to-peer phone", "1-877-555-0150")
        .row(false, two, "Appeal deadline", "05/16/2027")
        .row(false, two, "Appeals fax", "1-877-555-0151")
        .footer("Sample letter, made for Overturn.");
  }

  static Sheet twoServices() {
    float[] four = {Sheet.LEFT, 140, 370, 430};
    return Sheet.sans()
        .title("Humana")
        .line("Date: 11/13/2026")
        .line("Member name: Bartholomew Nkemelu")
        .line("Member ID: H61120943")
        .line("Date of birth: 12/01/1950")
        .line("Authorization number: 190044127")
        .line("Plan: Humana Gold Plus, Medicare Advantage (HMO)")
        .line("Treating provider: Dr. Josephine Varga")
        .gap(10)
        .paragraph("We have decided on the services that you asked for:")
        .row(true, four, "Code", "Service", "Units", "Decision")
        .row(false, four, "97110", "Therapeutic exercise, 15 minutes each", "24", "Denied")
        .row(false, four, "L1832", "Knee orthosis, adjustable, custom fitted", "1", "Denied")
        .row(false, four, "97161", "Physical therapy evaluation", "1", "Approved")
        .gap(8)
        .head("Reason for denial")
        .paragraph(
            "The record shows no functional goal that twenty-four further units would reach, and no"
                + " instability of the knee that calls for a custom fitted brace.")
        .paragraph("We used Medicare Benefit Policy Manual, chapter 15, section 220.")
        .head("Your right to appeal")
        .paragraph(
            "Ask us for an appeal within 65 calendar days of the date of this notice. Call"
                + " 1-800-555-0188 or fax 1-800-555-0189.")
        .footer("Sample letter, made for Overturn.");
  }

  /** Hardly anything in it: who and what has to be found out by a person. */
  static Sheet terse() {
    return Sheet.serif()
        .size(12)
        .line("Regence")
        .gap(20)
        .line("Re: your recent request, ref no. 55-20931")
        .gap(10)
        .paragraph("The request has been denied. You will get details in a separate letter.")
        .line("Review Unit");
  }

  static Sheet approval() {
    return Sheet.sans()
        .title("Highmark")
        .line("Date: November 17, 2026")
        .line("Member name: Leopold Ashgrove")
        .line("Member ID: HMK700412285")
        .line("Reference number: HM-9917-26")
        .gap(8)
        .head("Notice of approval")
        .paragraph("Your request for CPT 73721, MRI of the right knee, has been approved.")
        .paragraph("The approval is valid from 11/17/2026 to 02/15/2027 for one unit.")
        .footer("Sample letter, made for Overturn.");
  }

  static Sheet scan() {
    return Sheet.sans()
        .size(11.5f)
        .title("Florida Blue")
        .line("Notice date: 11/12/2026")
        .line("Member name: Clementine Farrow")
        .line("Date of birth: 02/28/1962")
        .line("Member ID: FLB882014477")
        .line("Reference number: FB-2026-40913")
        .line("Ordering physician: Dr. Mateo Lindqvist")
        .line("Diagnosis code: M48.062")
        .line("CPT code: 63047")
        .line("Service: Lumbar laminectomy, one segment")
        .gap(10)
        .paragraph("The request for this service has been denied.")
        .paragraph(
            "Reason for denial: Epidural injections were not tried, and the imaging report is older"
                + " than six months.")
        .paragraph("Medical policy: Lumbar Decompression 02-20000-33")
        .paragraph(
            "To request a peer-to-peer call 1-800-555-0170 within 14 calendar days of the date of"
                + " this letter.")
        .paragraph("You may appeal within 180 days of the date of this letter.");
  }
}

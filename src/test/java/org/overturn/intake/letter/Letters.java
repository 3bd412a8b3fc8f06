package org.overturn.intake.letter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Denial letters in the ways that payers set and word them; each says the same facts differently.
 */
final class Letters {

  private Letters() {}

  /** Every layout with every set of facts, by a name for reports. */
  static Map<String, Map.Entry<Said, byte[]>> all() {
    Map<String, Function<Said, Sheet>> layouts = new LinkedHashMap<>();
    layouts.put("labels", Letters::labels);
    layouts.put("grid", Letters::grid);
    layouts.put("boxes", Letters::boxes);
    layouts.put("sidebar", Letters::sidebar);
    layouts.put("prose", Letters::prose);
    layouts.put("service table", Letters::serviceTable);
    layouts.put("questions", Letters::questions);
    layouts.put("two pages", Letters::twoPages);
    Map<String, Map.Entry<Said, byte[]>> all = new LinkedHashMap<>();
    layouts.forEach(
        (name, layout) -> {
          for (Said said : List.of(Said.MRI, Said.KNEE, Said.DRUG)) {
            all.put(name + ", " + said.code(), Map.entry(said, layout.apply(said).pdf()));
          }
        });
    return all;
  }

  static Sheet labels(Said said) {
    return Sheet.sans()
        .title(said.payer())
        .line("Utilization Management, P.O. Box 4410, Springfield, OH 45501")
        .gap(14)
        .line("Date: " + Said.words(said.date()))
        .gap(8)
        .head("NOTICE OF DENIAL")
        .gap(4)
        .line("Member Name: " + said.name())
        .line("Member ID: " + said.member())
        .line("Date of Birth: " + Said.slashes(said.birth()))
        .line("Reference Number: " + said.reference())
        .line("Ordering Physician: Dr. Anselm Okafor")
        .line("Diagnosis: " + said.diagnosis())
        .line("Service Requested: " + said.service() + " (CPT " + said.code() + ")")
        .gap(10)
        .paragraph(
            "We have reviewed the request from your doctor. The service named above has been denied.")
        .paragraph("Reason for denial: " + said.reason())
        .paragraph("Criteria used: " + said.policy())
        .paragraph(
            "Peer-to-peer: Your physician may speak with our medical director about this decision. Call "
                + said.phone()
                + " no later than "
                + said.until(false)
                + ".")
        .paragraph(
            "You may appeal this decision in writing within "
                + said.daysToAppeal()
                + " days of the date of this letter. Fax your appeal to "
                + said.fax()
                + ".")
        .line("Sincerely,")
        .line("Medical Director")
        .footer(said.payer() + "   Form UM-114 rev. 03/2025   Page 1 of 1");
  }

  static Sheet grid(Said said) {
    float[] columns = {Sheet.LEFT, 230};
    return Sheet.serif()
        .size(11)
        .title(said.payer())
        .head("Adverse Determination Notice")
        .gap(10)
        .row(false, columns, "Notice date", Said.slashes(said.date()))
        .row(false, columns, "Patient", said.nameTurned())
        .row(false, columns, "DOB", Said.slashes(said.birth()))
        .row(false, columns, "Subscriber ID", said.member())
        .row(false, columns, "Authorization number", said.reference())
        .row(false, columns, "Requesting provider", "Rosamund Achterberg, MD")
        .row(false, columns, "Diagnosis code", said.diagnosis())
        .row(false, columns, "Procedure code", said.code())
        .row(false, columns, "Service", said.service())
        .row(false, columns, "Determination", "Not approved")
        .row(false, columns, "Rationale", said.reason())
        .row(false, columns, "Policy cited", said.policy())
        .row(false, columns, "Peer-to-peer deadline", said.until(false))
        .row(false, columns, "Peer-to-peer line", said.phone())
        .row(false, columns, "Fax", said.fax())
        .row(false, columns, "Last day to appeal", Said.slashes(said.appeal()))
        .gap(12)
        .paragraph("A copy of this notice was sent to the member.");
  }

  static Sheet boxes(Said said) {
    float[] three = {Sheet.LEFT, 235, 410};
    return Sheet.sans()
        .size(9.5f)
        .title(said.payer())
        .right("Letter date: " + Said.words(said.date()))
        .gap(10)
        .row(true, three, "Member name", "Member number", "Date of birth")
        .row(false, three, said.name(), said.member(), Said.slashes(said.birth()))
        .gap(6)
        .row(true, three, "Case number", "Procedure code", "Diagnosis")
        .row(false, three, said.reference(), said.code(), said.diagnosis())
        .gap(14)
        .paragraph(
            "We are unable to approve the requested service: "
                + said.service()
                + ". This is our determination after review by a licensed physician.")
        .head("Clinical rationale")
        .paragraph(said.reason())
        .head("Guideline")
        .paragraph(said.policy())
        .head("Peer-to-peer discussion")
        .paragraph(
            "The treating physician may ask for a discussion with the reviewer by "
                + said.until(true)
                + ". Telephone "
                + said.phone()
                + ".")
        .head("Appeals")
        .paragraph(
            "An appeal must be received on or before "
                + Said.words(said.appeal())
                + ". Send it by fax to "
                + said.fax()
                + " or by mail.");
  }

  static Sheet sidebar(Said said) {
    Sheet sheet = Sheet.sans().size(9.5f).title(said.payer());
    float top = sheet.fromTop();
    sheet
        .paragraph(Sheet.LEFT, 130, "Questions?")
        .paragraph(Sheet.LEFT, 130, "Monday to Friday, 8 a.m. to 5 p.m.")
        .gap(8)
        .paragraph(Sheet.LEFT, 130, "Member services for TTY users: dial 711")
        .gap(8)
        .paragraph(Sheet.LEFT, 130, "Para ayuda en su idioma, llame al numero de su tarjeta.")
        .at(top);
    float x = 225;
    float width = 325;
    return sheet
        .paragraph(x, width, Said.words(said.date()))
        .gap(10)
        .paragraph(x, width, "Patient: " + said.name())
        .paragraph(x, width, "Date of birth: " + Said.slashes(said.birth()))
        .paragraph(x, width, "Member ID: " + said.member())
        .paragraph(x, width, "Request #: " + said.reference())
        .paragraph(x, width, "ICD-10: " + said.diagnosis())
        .gap(10)
        .paragraph(
            x,
            width,
            "Your request for " + said.service() + " (code " + said.code() + ") was denied.")
        .gap(10)
        .paragraph(x, width, "Why we denied your request: " + said.reason())
        .gap(10)
        .paragraph(x, width, "We made this decision based on " + said.policy() + ".")
        .gap(10)
        .paragraph(
            x,
            width,
            "Peer-to-peer review is available to your doctor. It must be requested before "
                + said.until(true)
                + " at "
                + said.phone()
                + ".")
        .gap(10)
        .paragraph(
            x,
            width,
            "If you disagree, you have "
                + said.daysToAppeal()
                + " calendar days from the date of this notice to file an appeal. Fax: "
                + said.fax()
                + ".");
  }

  static Sheet prose(Said said) {
    return Sheet.serif()
        .size(11.5f)
        .line(said.payer())
        .gap(16)
        .line(Said.words(said.date()))
        .gap(16)
        .line("RE: " + said.name() + ", member number " + said.member())
        .line("born " + Said.slashes(said.birth()) + ", our reference no. " + said.reference())
        .gap(12)
        .line("Dear Provider:")
        .gap(6)
        .paragraph(
            "You asked us to authorize CPT code "
                + said.code()
                + ", "
                + said.service()
                + ", for the diagnosis code "
                + said.diagnosis()
                + ". The request has been denied because "
                + lower(said.reason()))
        .paragraph("In making this decision we used " + said.policy() + ".")
        .paragraph(
            "A peer-to-peer conversation can be arranged by calling "
                + said.phone()
                + ". Requests for it are accepted until "
                + said.until(false)
                + ".")
        .paragraph(
            "Appeals may be sent until "
                + Said.words(said.appeal())
                + " to fax number "
                + said.fax()
                + ".")
        .line("Respectfully,")
        .line("Clinical Review Department");
  }

  static Sheet serviceTable(Said said) {
    float[] four = {Sheet.LEFT, 130, 360, 420};
    return Sheet.sans()
        .title(said.payer())
        .head("DENIAL OF SERVICE AUTHORIZATION")
        .gap(6)
        .line("Determination date: " + Said.slashes(said.date()))
        .line("Enrollee name: " + said.nameTurned())
        .line("Enrollee ID: " + said.member())
        .line("Birth date: " + Said.slashes(said.birth()))
        .line("Tracking number: " + said.reference())
        .line("Diagnosis code(s): " + said.diagnosis())
        .gap(10)
        .row(true, four, "CPT/HCPCS", "Description", "Units", "Decision")
        .row(false, four, said.code(), said.service(), "1", "Denied")
        .gap(10)
        .head("Basis for the decision")
        .paragraph(said.reason())
        .paragraph("Clinical guideline: " + said.policy())
        .paragraph(
            "Physicians may request a P2P. The P2P window closes on " + said.until(false) + ".")
        .paragraph("P2P telephone: " + said.phone() + ". P2P fax: " + said.fax() + ".")
        .paragraph("The deadline to appeal is " + Said.slashes(said.appeal()) + ".");
  }

  static Sheet questions(Said said) {
    return Sheet.serif()
        .title("Notice of Denial of Medical Coverage")
        .line("Health plan: " + said.payer())
        .line("Date: " + Said.slashes(said.date()))
        .line("Member number: " + said.member())
        .line("Name: " + said.name())
        .line("Date of birth: " + Said.slashes(said.birth()))
        .line("Authorization request number: " + said.reference())
        .gap(10)
        .head("Your request was denied")
        .paragraph(
            "We've denied the medical service listed below that your doctor asked for: "
                + said.service()
                + " (procedure code "
                + said.code()
                + ", diagnosis "
                + said.diagnosis()
                + ").")
        .head("Why did we deny your request?")
        .paragraph(said.reason())
        .paragraph("This was decided under " + said.policy() + ".")
        .head("What your doctor can do")
        .paragraph(
            "Your doctor can talk to our medical director. This peer-to-peer call has to be requested within "
                + said.daysToCall()
                + " calendar days of the date of this notice by calling "
                + said.phone()
                + ".")
        .head("You have the right to appeal our decision")
        .paragraph(
            "Ask us for an appeal within "
                + said.daysToAppeal()
                + " days of the date of this notice. We must decide a standard appeal within 30 days. You can"
                + " fax it to "
                + said.fax()
                + ".");
  }

  static Sheet twoPages(Said said) {
    return Sheet.sans()
        .size(10)
        .right(said.payer())
        .right("Medical Management")
        .gap(12)
        .line("MAILED ON " + Said.words(said.date()).toUpperCase(java.util.Locale.US))
        .gap(10)
        .head("RE: ADVERSE BENEFIT DETERMINATION")
        .gap(4)
        .line("PATIENT NAME: " + said.name().toUpperCase(java.util.Locale.US))
        .line("DOB: " + Said.slashes(said.birth()) + "   MEMBER ID: " + said.member())
        .line("REF #: " + said.reference() + "   DX: " + said.diagnosis())
        .line("REQUESTED SERVICE: " + said.code() + " - " + said.service())
        .gap(12)
        .paragraph("To the requesting provider:")
        .paragraph(
            "After review by a physician of the same specialty, coverage of the requested service is not"
                + " approved. The principal reason and the policy follow.")
        .head("REASON FOR DETERMINATION")
        .paragraph(said.reason())
        .head("CRITERIA")
        .paragraph(said.policy())
        .footer("Ref " + said.reference() + "   Page 1 of 2")
        .page()
        .size(10)
        .line(said.payer() + ", continued")
        .gap(12)
        .head("PEER-TO-PEER RECONSIDERATION")
        .paragraph(
            "Call "
                + said.phone()
                + " to set up a peer-to-peer. The last day to do so is "
                + Said.words(said.window().toLocalDate())
                + (said.hasTime() ? " at " + said.until(false).split(" on ")[0] : "")
                + ".")
        .head("APPEAL RIGHTS")
        .paragraph(
            "A written appeal must reach us no later than "
                + Said.slashes(said.appeal())
                + ". Appeals fax: "
                + said.fax()
                + ". External review by an independent organization can be asked for within 4 months after the"
                + " appeal is decided.")
        .footer("Ref " + said.reference() + "   Page 2 of 2");
  }

  private static String lower(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}

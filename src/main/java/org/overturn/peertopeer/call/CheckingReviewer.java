package org.overturn.peertopeer.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.overturn.availability.Availability;
import org.overturn.denial.Denial;
import org.overturn.denial.OrderingPhysician;
import org.overturn.peertopeer.PeerToPeerCall;
import org.overturn.peertopeer.ReviewerQualifications;
import org.overturn.peertopeer.ReviewerQualifications.Qualification;
import org.overturn.peertopeer.call.ReviewerCheck.Fit;
import org.springframework.stereotype.Component;

/** Compares the payer's reviewer with the case, and with what a law asks of them (R38). */
@Component
class CheckingReviewer {

  private final Specialties specialties;
  private final ReviewerQualifications qualifications;
  private final Availability availability;

  CheckingReviewer(
      Specialties specialties, ReviewerQualifications qualifications, Availability availability) {
    this.specialties = specialties;
    this.qualifications = qualifications;
    this.availability = availability;
  }

  ReviewerCheck check(Denial denial, PeerToPeerCall call, Notes notes) {
    Specialty ours = specialty(denial, call);
    Fit specialty = specialties.compare(ours.words(), notes.text(NoteField.REVIEWER_SPECIALTY));
    Optional<Qualification> law = qualifications.lookUp(denial);
    return new ReviewerCheck(
        specialty,
        ours.words(),
        ours.source(),
        law.map(asked -> license(asked, denial, specialty, notes)).orElse(Fit.NOT_KNOWN),
        law.map(Qualification::words).orElse(""));
  }

  /** The ordering physician's as the denial names it, else that of who holds the call. */
  private Specialty specialty(Denial denial, PeerToPeerCall call) {
    return denial
        .physician()
        .map(OrderingPhysician::specialty)
        .filter(words -> !words.isBlank())
        .map(words -> new Specialty(words, "the ordering physician's, as the denial names it"))
        .or(
            () ->
                availability
                    .specialtyOf(call.physician())
                    .map(words -> new Specialty(words, "of the physician who holds the call")))
        .orElse(new Specialty("", ""));
  }

  private static Fit license(Qualification asked, Denial denial, Fit specialty, Notes notes) {
    String states = notes.text(NoteField.REVIEWER_LICENSE);
    if (!asked.asksForLicense() || states == null || states.isBlank()) {
      return Fit.NOT_KNOWN;
    }
    boolean licensed =
        Arrays.asList(states.toUpperCase(Locale.US).split("[^A-Z]+")).contains(denial.state());
    if (licensed || asked.specialtyWillDo() && specialty == Fit.FITS) {
      return Fit.FITS;
    }
    return asked.specialtyWillDo() && specialty == Fit.NOT_KNOWN ? Fit.NOT_KNOWN : Fit.DIFFERS;
  }

  private record Specialty(String words, String source) {}
}

package org.overturn.appeal;

import org.overturn.appeal.bundle.BundleRefused;
import org.overturn.appeal.bundle.Bundles;
import org.overturn.appeal.bundle.SealedBundle;
import org.overturn.appeal.letter.LetterState;
import org.overturn.appeal.letter.Letters;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.springframework.stereotype.Component;

/** Which bundle went out with an appeal, by its fingerprint (R60). */
@Component
class SentBundles {

  private final Bundles bundles;
  private final Letters letters;
  private final Timeline timeline;

  SentBundles(Bundles bundles, Letters letters, Timeline timeline) {
    this.bundles = bundles;
    this.letters = letters;
    this.timeline = timeline;
  }

  /**
   * The bundle that was sealed for the signed letter; where nobody has, it is bound now of what is
   * chosen for it. A filing that is proven counts all the same where an exhibit cannot be bound:
   * the timeline says so, and the page of the bundle says which and why.
   *
   * @return null when there is none
   */
  Sending.Sent bundle(CaseStep step, Appeal signed) {
    return letters
        .toFile(step.number(), signed.level())
        .filter(LetterState::isSealed)
        .map(letter -> of(step, signed.level(), letter))
        .orElse(null);
  }

  private Sending.Sent of(CaseStep step, String level, LetterState letter) {
    try {
      SealedBundle sealed =
          bundles
              .sealed(step.number(), level)
              .filter(each -> each.letter().equals(letter.id()))
              .orElseGet(() -> bundles.sealNow(step.denial(), level, step.user(), null));
      return new Sending.Sent(sealed.id(), sealed.sha256());
    } catch (BundleRefused refused) {
      timeline.add(
          step.number(),
          "No bundle is on record with this filing: one of its exhibits cannot be bound. Its page"
              + " says which, and what to do");
      return null;
    }
  }
}

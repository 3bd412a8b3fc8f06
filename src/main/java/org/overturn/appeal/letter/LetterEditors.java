package org.overturn.appeal.letter;

import org.overturn.process.Staff;
import org.springframework.stereotype.Component;

/**
 * Who writes in which letter (R63): in the physician's voice physicians, and coordinators who
 * prepare it; in the practice's voice coordinators. Never an agent.
 */
@Component
class LetterEditors {

  private final Staff staff;

  LetterEditors(Staff staff) {
    this.staff = staff;
  }

  boolean mayWrite(String user, LetterKind kind) {
    return user != null
        && !staff.isIn(user, Staff.AGENTS)
        && (staff.isIn(user, Staff.COORDINATORS)
            || kind.voice() == LetterKind.Voice.PHYSICIAN && staff.isIn(user, Staff.PHYSICIANS));
  }

  /** Whether this person's word is the source of a sentence in such a letter. */
  boolean maySpeakAsPhysician(String user, LetterKind kind) {
    return kind.voice() == LetterKind.Voice.PHYSICIAN && staff.isIn(user, Staff.PHYSICIANS);
  }
}

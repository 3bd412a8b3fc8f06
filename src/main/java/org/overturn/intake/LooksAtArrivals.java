package org.overturn.intake;

import java.util.List;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts on record who looked at what arrived. */
@Service
public class LooksAtArrivals {

  private final NoticeLinks links;
  private final Audit audit;

  LooksAtArrivals(NoticeLinks links, Audit audit) {
    this.links = links;
    this.audit = audit;
  }

  /**
   * With each case of it and of what is inside, so that whoever asks for one patient's record finds
   * the look; of no case where it has none yet.
   *
   * @param what the act's code
   */
  @Transactional
  public void record(String who, String what, UUID notice, String from) {
    List<CaseNumber> cases = links.casesOf(notice);
    if (cases.isEmpty()) {
      audit.record(who, what, null, from, "notice " + notice);
    } else {
      audit.recordEach(who, what, cases, from, "notice " + notice);
    }
  }
}

package org.overturn.denial;

import java.util.Optional;

/** Who holds the call that is scheduled for a case; the peer-to-peer stage knows. */
public interface CalledPhysician {

  /** The user's id, empty when no call is scheduled. */
  Optional<String> of(CaseNumber number);
}

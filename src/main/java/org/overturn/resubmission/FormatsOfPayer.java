package org.overturn.resubmission;

import java.util.List;
import java.util.Set;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/** In which forms a payer takes a corrected request; a worksheet always can be made. */
@Component
class FormatsOfPayer {

  Set<RequestFormat> of(Denial denial, WorkingRequest.Now now) {
    return Set.of(RequestFormat.WORKSHEET);
  }

  /** What people should know of it. */
  List<String> notes(Denial denial, WorkingRequest.Now now) {
    return List.of();
  }
}

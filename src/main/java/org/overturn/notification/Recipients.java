package org.overturn.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.overturn.denial.CalledPhysician;
import org.overturn.process.Staff;
import org.springframework.stereotype.Component;

/** Who a mail goes to. */
@Component
class Recipients {

  private static final String CALLED_PHYSICIAN = "called-physician";

  private final Staff staff;
  private final CalledPhysician calledPhysician;

  Recipients(Staff staff, CalledPhysician calledPhysician) {
    this.staff = staff;
    this.calledPhysician = calledPhysician;
  }

  /**
   * The addresses of an audience, each once; of all physicians where the one of the call has no
   * address.
   *
   * @param audience one or more, with commas between
   */
  List<String> of(String audience, Subject about) {
    return Arrays.stream(audience.split(","))
        .map(String::strip)
        .flatMap(each -> ofOne(each, about).stream())
        .distinct()
        .toList();
  }

  /** One person's address, where they have one. */
  Optional<String> addressOf(String userId) {
    return staff.addressOf(userId);
  }

  private List<String> ofOne(String audience, Subject about) {
    if (!CALLED_PHYSICIAN.equals(audience)) {
      return staff.addressesOf(audience);
    }
    return about
        .number()
        .flatMap(calledPhysician::of)
        .flatMap(staff::addressOf)
        .map(List::of)
        .orElseGet(() -> staff.addressesOf(Staff.PHYSICIANS));
  }
}

package org.overturn.peertopeer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.overturn.availability.Availability;
import org.overturn.deadline.WhoMaySpeak;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.Denial;
import org.overturn.denial.OrderingPhysician;
import org.overturn.process.AnswerRefused;
import org.overturn.process.Staff;
import org.springframework.stereotype.Component;

/** Who may hold a call for the practice, by the payer's rule (R17), and who can cover for whom. */
@Component
class Speakers {

  private final Staff staff;
  private final Availability availability;

  Speakers(Staff staff, Availability availability) {
    this.staff = staff;
    this.availability = availability;
  }

  /**
   * The user who ordered the service: by the National Provider Identifier, else by the name where
   * one physician alone has it.
   */
  Optional<Staff.Person> ordering(Denial denial) {
    Optional<OrderingPhysician> printed = denial.physician();
    return printed
        .map(OrderingPhysician::npi)
        .flatMap(availability::physicianWithNpi)
        .flatMap(staff::person)
        .or(() -> printed.map(OrderingPhysician::name).flatMap(this::named));
  }

  /**
   * Those whose hours are looked at first: the ordering physician; where that is none of the users,
   * the physicians of the specialty that the denial names, else all.
   */
  List<Staff.Person> first(Denial denial) {
    return ordering(denial).map(List::of).orElseGet(() -> ofSpecialtyOf(denial));
  }

  /**
   * Those who can be asked in place of the ordering physician: the same specialty, where the
   * payer's rule admits another physician (R17); none where the ordering one is not known.
   */
  List<Staff.Person> covering(Denial denial, WindowRule rule) {
    Optional<Staff.Person> ordering = ordering(denial);
    if (rule.whoMaySpeak() == WhoMaySpeak.ORDERING_PHYSICIAN || ordering.isEmpty()) {
      return List.of();
    }
    Optional<String> specialty = ordering.flatMap(one -> availability.specialtyOf(one.id()));
    return staff.membersOf(Staff.PHYSICIANS).stream()
        .filter(other -> !other.id().equals(ordering.get().id()))
        .filter(other -> specialty.isPresent() && isOf(other, specialty.get()))
        .toList();
  }

  /**
   * Refuses who may not hold the call.
   *
   * @throws AnswerRefused saying whom the payer's rule admits
   */
  void check(String user, Denial denial, WindowRule rule) {
    if (!staff.exists(user)) {
      throw new AnswerRefused("Please mend the form. physician: there is no user with this id.");
    }
    if (rule.whoMaySpeak() != WhoMaySpeak.DESIGNEE && !staff.isIn(user, Staff.PHYSICIANS)) {
      throw new AnswerRefused(
          "Please mend the form. physician: by this payer's rule a physician holds the call.");
    }
    boolean another = ordering(denial).filter(one -> !one.id().equals(user)).isPresent();
    if (rule.whoMaySpeak() == WhoMaySpeak.ORDERING_PHYSICIAN && another) {
      throw new AnswerRefused(
          "Please mend the form. physician: by this payer's rule the ordering physician holds the"
              + " call.");
    }
  }

  private List<Staff.Person> ofSpecialtyOf(Denial denial) {
    List<Staff.Person> all = staff.membersOf(Staff.PHYSICIANS);
    List<Staff.Person> fitting =
        denial
            .physician()
            .map(OrderingPhysician::specialty)
            .map(specialty -> all.stream().filter(one -> isOf(one, specialty)).toList())
            .orElse(List.of());
    return fitting.isEmpty() ? all : fitting;
  }

  private boolean isOf(Staff.Person person, String specialty) {
    return availability
        .specialtyOf(person.id())
        .filter(own -> own.strip().equalsIgnoreCase(specialty.strip()))
        .isPresent();
  }

  private Optional<Staff.Person> named(String name) {
    Set<String> printed = words(name);
    List<Staff.Person> found =
        staff.membersOf(Staff.PHYSICIANS).stream()
            .filter(one -> words(one.name()).size() > 1 && printed.containsAll(words(one.name())))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static Set<String> words(String name) {
    return Arrays.stream(name.toLowerCase(Locale.US).split("[^\\p{L}]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}

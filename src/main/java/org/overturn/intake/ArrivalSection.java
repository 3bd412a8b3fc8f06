package org.overturn.intake;

import java.util.List;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/** On the case page: every notice that concerns the case, with its checksum. */
@Component
class ArrivalSection implements CaseSection {

  private final NoticeLinks links;

  ArrivalSection(NoticeLinks links) {
    this.links = links;
  }

  @Override
  public String title() {
    return "What arrived";
  }

  @Override
  public int order() {
    return 800;
  }

  @Override
  public List<Part> of(Denial denial) {
    return links.arrivalsOf(denial.number()).stream().map(ArrivalSection::part).toList();
  }

  private static Part part(Arrival arrival) {
    return Part.facts(
        "By " + arrival.channel().words(),
        Entry.of("Received", arrival.at()),
        Entry.of("From", arrival.sender()),
        Entry.of("What became of it", arrival.state().code().replace('-', ' ')),
        Entry.of("Original", "As it came").to("/intake/" + arrival.notice()),
        Entry.of("SHA-256", arrival.checksum()));
  }
}

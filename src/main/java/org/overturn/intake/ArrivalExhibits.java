package org.overturn.intake;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.overturn.denial.Denial;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibit.Kind;
import org.overturn.document.Exhibits;
import org.overturn.document.StoredFile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What arrived on a case, byte for byte as it came: the denial, later determinations, and what
 * repeated them. Of what held many notices only the case's own part is shown.
 */
@Component
class ArrivalExhibits implements Exhibits {

  private final NoticeLinks links;
  private final Notices notices;

  ArrivalExhibits(NoticeLinks links, Notices notices) {
    this.links = links;
    this.notices = notices;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Exhibit> of(Denial denial) {
    return links.arrivalsOf(denial.number()).stream()
        .sorted(Comparator.comparing(Arrival::at).thenComparing(Arrival::notice))
        .map(arrival -> exhibit(denial, arrival))
        .toList();
  }

  private Exhibit exhibit(Denial denial, Arrival arrival) {
    Kind kind = kind(denial, arrival);
    return new Exhibit(
        "original:" + arrival.notice(),
        kind,
        title(kind) + " by " + arrival.channel().words(),
        arrival.at(),
        "arrival-" + arrival.notice(),
        () -> original(arrival.notice()));
  }

  private static Kind kind(Denial denial, Arrival arrival) {
    if (arrival.notice().equals(denial.noticeId())) {
      return Kind.DENIAL;
    }
    return switch (arrival.state()) {
      case ACCEPTED -> Kind.DENIAL;
      case DECISION -> Kind.DETERMINATION;
      default -> Kind.DOCUMENT;
    };
  }

  private static String title(Kind kind) {
    return switch (kind) {
      case DENIAL -> "The denial as it arrived";
      case DETERMINATION -> "A later determination as it arrived";
      default -> "A further notice as it arrived";
    };
  }

  private StoredFile original(UUID id) {
    Notice notice = notices.findById(id).orElseThrow();
    return new StoredFile("arrival-" + id, notice.contentType(), notice.original());
  }
}

package org.overturn.intake.x12;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.overturn.intake.Finding;
import org.overturn.intake.NoticeFormat;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.Part;
import org.springframework.stereotype.Component;

/** Reads X12 interchanges: answers of payers (278) and denied claims of remittances (835). */
@Component
class X12Notices implements NoticeFormat {

  static final String CONTENT_TYPE = "application/edi-x12";

  private final TransactionReader transactions;
  private final ClaimDenials denials;
  private final Acknowledgement acknowledgement;
  private final X12Properties limits;

  X12Notices(
      TransactionReader transactions,
      ClaimDenials denials,
      Acknowledgement acknowledgement,
      X12Properties limits) {
    this.transactions = transactions;
    this.denials = denials;
    this.acknowledgement = acknowledgement;
    this.limits = limits;
  }

  @Override
  public List<String> contentTypes() {
    return List.of(CONTENT_TYPE);
  }

  @Override
  public String words() {
    return "X12";
  }

  @Override
  public Optional<String> recognise(byte[] original) {
    byte[] head = Characters.head(original);
    return Optional.of(CONTENT_TYPE).filter(type -> Isa.at(head, Characters.start(head)));
  }

  /** Each transaction set, and each claim that was denied, where there is more than one of them. */
  @Override
  public Iterable<Part> parts(byte[] original) {
    Units units = units(new Segments(original, limits));
    if (units.hasNext()) {
      units.next();
    }
    return units.hasNext() ? () -> new Parts(new Segments(original, limits)) : List.of();
  }

  @Override
  public List<Finding> read(byte[] original, Instant receivedAt) {
    Units units = units(new Segments(original, limits));
    List<Finding> findings = new ArrayList<>();
    while (units.hasNext()) {
      transactions.read(units.next(), receivedAt).forEach(read -> findings.add(read.finding()));
    }
    if (units.transactions() == 0 && units.acknowledged() != null) {
      boolean accepted = units.acknowledged().matches("[AE]");
      return List.of(TransactionReader.acknowledgement(accepted, receivedAt));
    }
    if (units.transactions() == 0) {
      throw NoticeRefused.unreadable(
          "ST", "is missing", "send an interchange with a transaction set 278 or 835");
    }
    return findings.isEmpty() ? List.of(nothingDenied(receivedAt)) : findings;
  }

  @Override
  public Optional<byte[]> acknowledgement(byte[] original, Instant receivedAt) {
    return acknowledgement.of(original, receivedAt);
  }

  private Units units(Segments segments) {
    return new Units(segments, denials.asked(), limits);
  }

  private static Finding nothingDenied(Instant receivedAt) {
    return Finding.notADenial(
        "A remittance in which no claim is denied for want of an authorization", receivedAt);
  }

  private final class Parts implements Iterator<Part> {

    private final Segments segments;
    private final Units units;

    Parts(Segments segments) {
      this.segments = segments;
      this.units = units(segments);
    }

    @Override
    public boolean hasNext() {
      return units.hasNext();
    }

    @Override
    public Part next() {
      return units.next().part(segments.charset());
    }
  }
}

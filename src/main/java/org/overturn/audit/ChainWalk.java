package org.overturn.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.overturn.audit.Fault.Kind;

/** Takes the seals one by one, in the order of their positions, and notes what does not fit. */
final class ChainWalk {

  /** So many faults are told one by one; the others are counted. */
  private static final int TOLD = 100;

  /** Among so many seals that do not fit it is tried which stands in the place of which. */
  private static final int COMPARED = 300;

  /** A seal that does not fit what it seals. */
  private record Misfit(
      long position, String before, Instant sealedAt, String hash, RecordedAct act) {

    /** Whether what this seal is of, or all of it, would stand well in that place. */
    boolean fits(Misfit place) {
      return place.hash.equals(Link.hash(place.position, place.before, place.sealedAt, act))
          || hash.equals(Link.hash(place.position, place.before, sealedAt, act));
    }
  }

  private final Map<Long, String> kept = new TreeMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Misfit> misfits = new ArrayList<>();
  private long faultsInAll;
  private long waiting;

  private long position;
  private String before = Head.NONE.hash();

  /** What the seal before should have been, where it did not fit; null where it did. */
  private String computedBefore;

  private Instant newest = Instant.MIN;

  ChainWalk(List<Head> heads) {
    heads.forEach(head -> kept.put(head.position(), head.hash()));
  }

  /**
   * The next seal.
   *
   * @param act what it seals, or null when that is gone
   */
  void seal(long at, long entry, Instant sealedAt, String hash, RecordedAct act) {
    boolean gap = at != position + 1;
    if (gap) {
      String missing =
          position + 2 == at
              ? "seal " + (at - 1)
              : "seals %d to %d".formatted(position + 1, at - 1);
      tell(
          Kind.SEALS_MISSING,
          at,
          "Missing: %s, before the seal of entry %d.".formatted(missing, entry));
    }
    if (act == null) {
      tell(
          Kind.ENTRY_MISSING,
          at,
          "Entry %d was sealed at position %d and is gone.".formatted(entry, at));
      computedBefore = null;
    } else if (gap) {
      computedBefore = null;
    } else {
      compare(new Misfit(at, before, sealedAt, hash, act));
    }
    if (act != null) {
      notBackdated(at, act);
    }
    String head = kept.remove(at);
    if (head != null && !head.equals(hash)) {
      tell(
          Kind.HEAD_NOT_FOUND,
          at,
          "The head that was kept for position %d is not in the chain: the chain was written anew up to there or before."
              .formatted(at));
    }
    position = at;
    before = hash;
  }

  private void compare(Misfit seal) {
    String computed = Link.hash(seal.position, seal.before, seal.sealedAt, seal.act);
    if (computed.equals(seal.hash)) {
      computedBefore = null;
      return;
    }
    if (computedBefore != null
        && Link.hash(seal.position, computedBefore, seal.sealedAt, seal.act).equals(seal.hash)) {
      Misfit changed = misfits.remove(misfits.size() - 1);
      tell(
          Kind.SEAL_CHANGED,
          changed.position,
          "The seal of entry %d at position %d was changed; the entry is what was sealed."
              .formatted(changed.act.id(), changed.position));
      computedBefore = null;
      return;
    }
    computedBefore = computed;
    if (misfits.size() < COMPARED) {
      misfits.add(seal);
    } else {
      changed(seal);
    }
  }

  /** An entry that was made up later carries an earlier time than what was sealed before it. */
  private void notBackdated(long at, RecordedAct act) {
    if (newest != Instant.MIN && act.at().isBefore(newest.minus(ChainProof.LATE))) {
      tell(
          Kind.ENTRY_ADDED,
          at,
          "Entry %d at position %d is dated %s, and what was sealed before it %s: it was added afterwards."
              .formatted(act.id(), at, act.at(), newest));
    }
    newest = act.at().isAfter(newest) ? act.at() : newest;
  }

  /** An entry without a seal. */
  void unsealed(long entry, Instant at) {
    if (newest != Instant.MIN && at.isBefore(newest.minus(ChainProof.LATE))) {
      tell(
          Kind.ENTRY_ADDED,
          0,
          "Entry %d is dated %s and was never sealed, though later ones are: it was added, or its seal was removed."
              .formatted(entry, at));
    } else {
      waiting++;
    }
  }

  Proof end() {
    for (Misfit seal : misfits) {
      Misfit instead =
          misfits.stream()
              .filter(other -> other != seal && other.fits(seal))
              .findFirst()
              .orElse(null);
      if (instead != null) {
        tell(
            Kind.REORDERED,
            seal.position,
            "Entry %d stands at position %d and belongs at position %d: the order was changed."
                .formatted(instead.act.id(), instead.position, seal.position));
      } else {
        changed(seal);
      }
    }
    kept.forEach(
        (at, hash) ->
            tell(
                Kind.HEAD_NOT_FOUND,
                at,
                "The head that was kept for position %d is not in the chain, which ends at %d: its end was cut off."
                    .formatted(at, position)));
    return new Proof(new Head(position, before), faults, faultsInAll, waiting);
  }

  private void changed(Misfit seal) {
    tell(
        Kind.ENTRY_CHANGED,
        seal.position,
        "Entry %d at position %d is not what was sealed: it was changed, or the entry before it together with its seal."
            .formatted(seal.act.id(), seal.position));
  }

  private void tell(Kind kind, long at, String words) {
    faultsInAll++;
    if (faults.size() < TOLD) {
      faults.add(new Fault(kind, at, words));
    }
  }
}

package org.overturn.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.overturn.denial.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Binds documents to one numbered PDF with contents and bookmarks. It works in files, not in
 * memory: one piece at a time is held, the others lie in a temporary folder. The same plan with the
 * same files gives the same bytes.
 */
@Service
public class Binder {

  private static final Logger LOG = LoggerFactory.getLogger(Binder.class);

  private final Taking taking;
  private final BundleProperties limits;
  private final PdfFonts fonts = new PdfFonts();
  private final PdfFonts monospaced = PdfFonts.monospaced();

  Binder(Taking taking, BundleProperties limits) {
    this.taking = taking;
    this.limits = limits;
  }

  /**
   * What came of looking at a piece by itself.
   *
   * @param pages 0 for one that cannot be bound
   * @param flaw why it cannot; null for one that can
   */
  public record Looked(int pages, Flaw flaw) {}

  /** Looks at a piece as binding would, and keeps nothing of it. */
  public Looked look(Piece piece) {
    try (Scratch scratch = new Scratch()) {
      return new Looked(taking.take(piece.file().get(), scratch).pages(), null);
    } catch (Unsound unsound) {
      return new Looked(0, unsound.of(piece));
    } catch (java.io.IOException | RuntimeException unreadable) {
      return new Looked(0, unreadable(piece, unreadable).of(piece));
    }
  }

  /**
   * Binds. The caller closes what comes of it.
   *
   * @throws BindingRefused when a piece cannot be bound and the plan does not have it named
   *     instead, or the whole would be larger than is allowed; nothing is left behind
   */
  public PdfBundle bind(BundlePlan plan) {
    Map<String, Flaw> known = new HashMap<>();
    while (true) {
      Scratch scratch = new Scratch();
      PdfBundle bound = null;
      try {
        bound = new BindingRun(plan, known, taking, limits, scratch).bound(fonts, monospaced);
        return bound;
      } catch (BindingRun.Broken broken) {
        // looked sound, but could not be drawn: once more from the start, without it
        known.put(broken.flaw().key(), broken.flaw());
        if (plan.unreadable() == BundlePlan.Unreadable.REFUSED) {
          throw new BindingRefused(List.of(broken.flaw()));
        }
      } finally {
        if (bound == null) {
          scratch.close();
        }
      }
    }
  }

  static Unsound unreadable(Piece piece, Exception failure) {
    // the message could quote what it is about
    LOG.warn("Piece {} could not be had: {}", piece.key(), failure.getClass().getName());
    return new Unsound(
        "could not be read", "try again, and tell whoever runs Overturn if it stays");
  }

  static String hash(StoredFile file) {
    return Sha256.of(file.content());
  }
}

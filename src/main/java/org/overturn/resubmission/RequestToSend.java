package org.overturn.resubmission;

import java.time.Instant;
import java.util.List;
import org.overturn.denial.Denial;
import org.overturn.denial.Sha256;
import org.overturn.document.StoredFile;

/**
 * A corrected request that has no flaw, with all that its forms are made of.
 *
 * @param sent the version that goes out
 * @param denied what the payer denied last
 * @param at when it was prepared
 */
record RequestToSend(
    Denial denial,
    RequestDraft sent,
    RequestValues denied,
    List<Attached> attachments,
    String by,
    Instant at) {

  /** A file that goes with it. */
  record Attached(String title, String kind, StoredFile file) {

    public String sha256() {
      return Sha256.of(file.content());
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
      return "Attached[not shown]";
    }
  }

  RequestValues request() {
    return sent.content();
  }

  int attempt() {
    return sent.attempt();
  }

  int version() {
    return sent.version();
  }

  List<Difference> differences() {
    return request().differencesFrom(denied);
  }

  /** As {@link RequestDraft#trace}. */
  String trace() {
    return sent.trace(denial.number());
  }

  /**
   * True when the payer refused the request as it stood (AAA): it has then none, and this is the
   * first. Otherwise a request that it decided is revised.
   */
  boolean isFirst() {
    String codes = denial.reason().codes() == null ? "" : denial.reason().codes();
    return "AAA".equals(denial.reason().actionCode()) || codes.contains("AAA:");
  }

  /** Says nothing of the patient. */
  @Override
  public String toString() {
    return "RequestToSend[" + trace() + "]";
  }
}

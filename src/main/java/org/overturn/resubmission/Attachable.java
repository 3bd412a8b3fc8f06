package org.overturn.resubmission;

import java.time.Instant;
import java.util.function.Supplier;
import org.overturn.document.StoredFile;

/**
 * Something on file that can go out with a corrected request.
 *
 * @param key names it within the case, and stays the same
 * @param kind in users' words, such as "Clinical record"
 * @param file read only when it is attached
 */
record Attachable(
    String key, String title, String kind, Instant at, String name, Supplier<StoredFile> file) {

  /** Says nothing of the patient. */
  @Override
  public String toString() {
    return "Attachable[" + key + "]";
  }
}

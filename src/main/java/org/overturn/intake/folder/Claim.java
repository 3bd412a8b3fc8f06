package org.overturn.intake.folder;

import java.nio.file.Path;

/**
 * A file that a node has taken out of the watched folder, to make a notice of it. The folder that
 * holds it has a name of its own, which is the delivery: whoever goes on after a crash makes no
 * second notice.
 */
record Claim(String delivery, Path folder, Path file) {

  /** Says nothing of the file: its name may name a patient. */
  @Override
  public String toString() {
    return "Claim[" + delivery + "]";
  }
}

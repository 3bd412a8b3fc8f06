package org.overturn.document;

import org.overturn.denial.Sha256;

/** A file that passed the checks: its safe name, its true format, its checksum and its bytes. */
record Upload(String name, FileFormat format, String sha256, byte[] content) {

  static final int MAX_MEGABYTES = 25;

  /**
   * Checks a file.
   *
   * @throws DocumentRefused when it is empty, too large, of another format, or acts when it is
   *     opened
   */
  static Upload of(String givenName, byte[] content) {
    if (content.length == 0) {
      throw new DocumentRefused("The file is empty. Choose another one.");
    }
    refuseTooLarge(content.length);
    FileFormat format =
        FileFormat.of(content)
            .orElseThrow(
                () ->
                    new DocumentRefused(
                        "The file is none of PDF, PNG, JPEG, TIFF, DOCX or plain text."));
    if (format == FileFormat.DOCX) {
      WordFile.refuseActive(content);
    }
    return new Upload(FileName.sanitised(givenName, format), format, Sha256.of(content), content);
  }

  /** Refuses by size alone, before the bytes are read. */
  static void refuseTooLarge(long bytes) {
    if (bytes > MAX_MEGABYTES * 1024L * 1024L) {
      throw new DocumentRefused("The file is larger than " + MAX_MEGABYTES + " MB. Split it.");
    }
  }
}

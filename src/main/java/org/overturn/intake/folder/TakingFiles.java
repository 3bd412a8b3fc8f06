package org.overturn.intake.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import org.overturn.intake.Arrived;
import org.overturn.intake.Channel;
import org.overturn.intake.Intake;
import org.overturn.intake.Keeping;
import org.overturn.intake.NoticeRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * Makes a notice of a claimed file and puts the file away. Each step may be the last before a
 * crash; doing all of them again changes nothing that was done.
 */
class TakingFiles {

  private static final Logger log = LoggerFactory.getLogger(TakingFiles.class);
  private static final String TOO_LARGE =
      "The file is larger than overturn.intake.max-size. It lies in the too-large folder under this"
          + " notice's number: have it sent in parts, or enter the denial by hand";

  private final WatchedFolder folder;
  private final Intake intake;
  private final Keeping keeping;
  private final DataSize maxSize;

  TakingFiles(WatchedFolder folder, Intake intake, Keeping keeping, DataSize maxSize) {
    this.folder = folder;
    this.intake = intake;
    this.keeping = keeping;
    this.maxSize = maxSize;
  }

  /** Takes the claimed file, if it is still there. */
  void take(String delivery) throws IOException {
    Optional<Claim> claim = folder.claimed(delivery);
    if (claim.isPresent()) {
      take(claim.get());
    }
  }

  private void take(Claim claim) throws IOException {
    byte[] bytes = read(claim);
    if (bytes.length > maxSize.toBytes()) {
      tooLarge(claim);
      return;
    }
    try {
      UUID notice = intake.take(arrived(claim, bytes)).notice();
      acknowledge(claim, notice);
      folder.archive(claim, notice);
      log.info("Notice {} arrived in the watched folder", notice);
    } catch (NoticeRefused refused) {
      acknowledge(claim, refused.notice());
      folder.rejected(claim, refused.notice(), refused.getMessage() + "\n");
      log.info("Notice {} arrived in the watched folder and was rejected", refused.notice());
    }
  }

  /** At most one byte more than may be taken, so that no file fills the memory. */
  private byte[] read(Claim claim) throws IOException {
    try (InputStream file = Files.newInputStream(claim.file())) {
      return file.readNBytes(Math.toIntExact(maxSize.toBytes() + 1));
    }
  }

  /** The notice stands for the file, which stays on the disk and out of the database. */
  private void tooLarge(Claim claim) throws IOException {
    String text =
        "A file of %,d bytes, kept in the too-large folder.".formatted(Files.size(claim.file()));
    byte[] instead = text.getBytes(StandardCharsets.US_ASCII);
    UUID notice = keeping.keepForAPerson(arrived(claim, instead), "text/plain", TOO_LARGE).notice();
    folder.tooLarge(claim, notice);
    log.warn("Notice {} stands for a file in the watched folder that is too large", notice);
  }

  private void acknowledge(Claim claim, UUID notice) throws IOException {
    Optional<byte[]> answer = intake.acknowledgement(notice);
    if (answer.isPresent()) {
      folder.acknowledge(claim, notice, answer.get());
    }
  }

  private static Arrived arrived(Claim claim, byte[] bytes) {
    String name = claim.file().getFileName().toString();
    return new Arrived(Channel.FOLDER, null, name, bytes, null, "folder " + claim.delivery());
  }
}

package org.overturn.intake.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The files in the watched folder and the places they go to. Each step is one rename, so a crash
 * leaves a file either before it or after it, and never overwrites another.
 */
class WatchedFolder {

  private static final String CLAIMED = "claimed";
  private static final List<String> UNFINISHED =
      List.of(".part", ".partial", ".filepart", ".tmp", ".temp", ".crdownload", ".swp", "~");
  private static final String DELIVERY = "\\d{4}-\\d{2}-\\d{2}-[0-9a-f-]{36}";
  private static final int DAY_LENGTH = "yyyy-MM-dd".length();
  private static final int NAME_LENGTH = 120;

  private final FolderProperties places;
  private final ZoneId zone;

  /**
   * The folder.
   *
   * @param zone of the dates by which the archive is divided: the practice's
   */
  WatchedFolder(FolderProperties places, ZoneId zone) {
    this.places = places;
    this.zone = zone;
  }

  /** Files that may be notices: no folders, no links, nothing hidden or named as unfinished. */
  List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(places.path(), this::mayBeNotice)) {
      all.forEach(files::add);
    } catch (java.nio.file.DirectoryIteratorException broken) {
      throw broken.getCause();
    }
    return files;
  }

  private boolean mayBeNotice(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && !name.startsWith(".")
        && !name.startsWith("~")
        && UNFINISHED.stream().noneMatch(name::endsWith);
  }

  /** Takes a file for this node; false when another node was faster. */
  boolean claim(Path file, Instant at) throws IOException {
    String delivery = LocalDate.ofInstant(at, zone) + "-" + UUID.randomUUID();
    Path mine = places.path().resolve(CLAIMED).resolve(delivery);
    Files.createDirectories(mine);
    try {
      Files.move(file, mine.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException gone) {
      Files.deleteIfExists(mine);
      return false;
    }
  }

  /** Every claim there is, this node's and others', with those that a crash left behind. */
  List<String> claims() throws IOException {
    List<String> claims = new ArrayList<>();
    Files.createDirectories(places.path().resolve(CLAIMED));
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(places.path().resolve(CLAIMED), Files::isDirectory)) {
      all.forEach(each -> claims.add(each.getFileName().toString()));
    }
    claims.removeIf(name -> !name.matches(DELIVERY)); // somebody else's folder
    return claims;
  }

  /** What is left to do of a claim; empty, and cleared away, when its file has moved on. */
  Optional<Claim> claimed(String delivery) throws IOException {
    Path folder = places.path().resolve(CLAIMED).resolve(delivery);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        return Optional.of(new Claim(delivery, folder, file));
      }
    } catch (NoSuchFileException doneByAnother) {
      return Optional.empty();
    }
    clear(folder);
    return Optional.empty();
  }

  Path archive(Claim claim, UUID notice) throws IOException {
    return move(claim, places.orInside(places.archive(), "archive"), notice);
  }

  Path tooLarge(Claim claim, UUID notice) throws IOException {
    return move(claim, places.orInside(places.tooLarge(), "too-large"), notice);
  }

  /** Puts a rejected file away, with the reasons beside it for whoever dropped it. */
  Path rejected(Claim claim, UUID notice, String why) throws IOException {
    Path place = places.orInside(places.rejected(), "rejected");
    write(target(place, claim, notice, ".why.txt"), why.getBytes(StandardCharsets.UTF_8));
    return move(claim, place, notice);
  }

  /** Puts the answer to the sender where it is fetched from. */
  void acknowledge(Claim claim, UUID notice, byte[] answer) throws IOException {
    Path place = places.orInside(places.acknowledgements(), "acknowledgements");
    write(target(place, claim, notice, ".ack"), answer);
  }

  private Path move(Claim claim, Path place, UUID notice) throws IOException {
    Path target = target(place, claim, notice, "");
    Files.createDirectories(target.getParent());
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) { // ours, by the notice in its name
      if (Files.mismatch(claim.file(), target) >= 0) {
        throw new IOException("Another file has the name of this notice");
      }
      Files.delete(claim.file());
    } else {
      put(claim.file(), target);
    }
    clear(claim.folder());
    return target;
  }

  /** Where the archive lies on another disk: copied whole first, and only then named. */
  void put(Path file, Path target) throws IOException {
    try {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherDisk) {
      Path copy = target.resolveSibling(target.getFileName() + ".part");
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(file);
    }
  }

  private static void write(Path target, byte[] text) throws IOException {
    Files.createDirectories(target.getParent());
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.write(part, text);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The day is the claim's and not today: who goes on after a crash finds the same target. */
  private static Path target(Path place, Claim claim, UUID notice, String ending) {
    String day = claim.delivery().substring(0, DAY_LENGTH);
    return place.resolve(day).resolve(notice + "-" + plainName(claim.file()) + ending);
  }

  /** Names that any file system and any locale can write. */
  private static String plainName(Path file) {
    String plain = file.getFileName().toString().replaceAll("[^A-Za-z0-9._-]+", "_");
    return plain.length() <= NAME_LENGTH ? plain : plain.substring(plain.length() - NAME_LENGTH);
  }

  private static void clear(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException inUse) {
      // another node has just put its file there
    }
  }
}

package org.overturn.evidence.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;

/**
 * Knows who is in which file of a folder. A file is read once, and again when its size or its time
 * has changed; only who the patient is stays in memory. One index serves a node.
 */
class FolderIndex {

  private static final List<String> UNFINISHED =
      List.of(".part", ".partial", ".filepart", ".tmp", ".temp", ".crdownload", ".swp", "~");

  /**
   * A file.
   *
   * @param patients all that it tells of; none for one that cannot be read
   */
  record Indexed(String name, long size, FileTime changed, List<KnownPatient> patients) {

    boolean isStill(BasicFileAttributes now) {
      return size == now.size() && changed.equals(now.lastModifiedTime());
    }
  }

  /** The folder as it was at a look. */
  record Look(List<Indexed> all) {

    /** Those with a patient of this member id; or else of this name and birth date. */
    List<Indexed> fitting(org.overturn.denial.Patient patient) {
      List<Indexed> byNumber = fitting(patient, KnownPatient::isByNumber);
      return byNumber.isEmpty() ? fitting(patient, KnownPatient::isByName) : byNumber;
    }

    private List<Indexed> fitting(
        org.overturn.denial.Patient patient,
        BiPredicate<KnownPatient, org.overturn.denial.Patient> fits) {
      return all.stream()
          .filter(file -> file.patients().stream().anyMatch(each -> fits.test(each, patient)))
          .toList();
    }

    boolean hasNumber(org.overturn.denial.Patient patient) {
      return all.stream()
          .flatMap(file -> file.patients().stream())
          .anyMatch(each -> each.hasNumber(patient));
    }

    int files() {
      return all.size();
    }

    int unreadable() {
      return (int) all.stream().filter(file -> file.patients().isEmpty()).count();
    }
  }

  /** Another looks, and has not come to an end. */
  static final class Busy extends Exception {}

  private final Path folder;
  private final long maxBytes;
  private final Duration patience;
  private final ReentrantLock looking = new ReentrantLock();
  private Map<String, Indexed> known = new HashMap<>();
  private volatile Look last = new Look(List.of());

  /** Whoever finds another looking waits for as long as {@code patience}. */
  FolderIndex(Path folder, long maxBytes, Duration patience) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.patience = patience;
  }

  Look lastLook() {
    return last;
  }

  /**
   * Looks into the folder; reads what is new or changed, forgets what is gone.
   *
   * @throws Busy when another has looked for long: a large folder is being read for the first time
   */
  Look look() throws IOException, Busy {
    if (!isMine()) {
      throw new Busy();
    }
    try {
      return looked();
    } finally {
      looking.unlock();
    }
  }

  private boolean isMine() {
    try {
      return looking.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Look looked() throws IOException {
    Map<String, Indexed> now = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, FolderIndex::isMeant)) {
      for (Path file : files) {
        indexed(file).ifPresent(each -> now.put(each.name(), each));
      }
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
    known = now;
    last = new Look(List.copyOf(now.values()));
    return last;
  }

  private static boolean isMeant(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && !name.startsWith(".")
        && !name.startsWith("~")
        && UNFINISHED.stream().noneMatch(name::endsWith);
  }

  private Optional<Indexed> indexed(Path file) {
    String name = file.getFileName().toString();
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Indexed before = known.get(name);
      if (before != null && before.isStill(now)) {
        return Optional.of(before);
      }
      List<KnownPatient> patients = now.size() > maxBytes ? List.of() : patients(file);
      return Optional.of(new Indexed(name, now.size(), now.lastModifiedTime(), patients));
    } catch (IOException goneMeanwhile) {
      return Optional.empty();
    }
  }

  /** What was seen before a file breaks off counts: its patient's chart is refused, not missed. */
  private static List<KnownPatient> patients(Path file) {
    List<Patient> patients = new ArrayList<>();
    List<Coverage> coverages = new ArrayList<>();
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      BundleFile.read(bytes, (url, type, tree) -> who(type, tree, patients, coverages));
    } catch (IOException | ChartNotRead broken) {
      return known(patients, coverages);
    }
    return known(patients, coverages);
  }

  private static void who(
      String type, JsonNode tree, List<Patient> patients, List<Coverage> coverages) {
    if (type.equals("Patient")) {
      Resources.parse(tree).map(Patient.class::cast).ifPresent(patients::add);
    } else if (type.equals("Coverage")) {
      Resources.parse(tree).map(Coverage.class::cast).ifPresent(coverages::add);
    }
  }

  private static List<KnownPatient> known(List<Patient> patients, List<Coverage> coverages) {
    return patients.stream().map(patient -> KnownPatient.of(patient, coverages)).toList();
  }
}

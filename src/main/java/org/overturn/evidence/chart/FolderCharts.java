package org.overturn.evidence.chart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.overturn.denial.Patient;
import org.overturn.evidence.ChartReading.State;

/** Charts as FHIR bundles in a folder, one file a patient. */
class FolderCharts implements ChartSource {

  private static final String GONE = "the folder of charts is not there or cannot be read";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path folder;
  private final FolderIndex index;
  private final int most;

  FolderCharts(Path folder, long maxBytes, int maxResources) {
    this.folder = folder;
    this.index = new FolderIndex(folder, maxBytes, PATIENCE);
    this.most = maxResources;
  }

  @Override
  public String words() {
    return "folder of FHIR bundles";
  }

  /** Looks into the folder, so that the first case need not wait for it. */
  @Override
  public void prepare() throws ChartNotRead {
    look();
  }

  @Override
  public Chart read(Patient patient) throws ChartNotRead {
    FolderIndex.Look look = look();
    List<FolderIndex.Indexed> fitting = look.fitting(patient);
    if (fitting.isEmpty()) {
      throw new ChartNotRead(State.NO_SUCH_PATIENT, none(look, patient));
    }
    if (fitting.size() > 1) {
      throw new ChartNotRead(
          State.SEVERAL_PATIENTS,
          fitting.size() + " files of the folder would fit: leave the one that is meant");
    }
    return read(fitting.get(0), patient);
  }

  private FolderIndex.Look look() throws ChartNotRead {
    try {
      return index.look();
    } catch (FolderIndex.Busy busy) {
      throw ChartNotRead.unavailable(
          "the folder of charts is being read for the first time: try again in a moment");
    } catch (IOException away) {
      throw ChartNotRead.unavailable(GONE);
    }
  }

  private Chart read(FolderIndex.Indexed file, Patient patient) throws ChartNotRead {
    BundleReading reading = new BundleReading(most);
    Chart chart;
    try (InputStream bytes = Files.newInputStream(folder.resolve(file.name()))) {
      chart = reading.read(bytes);
    } catch (IOException failure) {
      throw ChartNotRead.unavailable("the patient's file cannot be read");
    }
    KnownPatient found = reading.patient();
    if (!found.isByNumber(patient) && !found.isByName(patient)) {
      throw ChartNotRead.unavailable("the patient's file changed while it was read");
    }
    return chart;
  }

  private static String none(FolderIndex.Look look, Patient patient) {
    if (look.hasNumber(patient)) {
      return "a file has this member id with another birth date or name: check the case's facts";
    }
    return look.unreadable() == 0
        ? ""
        : look.unreadable()
            + (look.unreadable() == 1 ? " file" : " files")
            + " of the folder cannot be read: not a JSON Bundle with a patient, or too large";
  }

  @Override
  public Condition condition() {
    try {
      FolderIndex.Look look = index.lastLook();
      boolean there = Files.isDirectory(folder) && Files.isReadable(folder);
      return new Condition(there ? null : GONE, look.files(), look.unreadable());
    } catch (SecurityException refused) {
      return new Condition(GONE, 0, 0);
    }
  }
}

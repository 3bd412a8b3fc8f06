package org.overturn.casework;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.CallTrack;
import org.overturn.denial.Coded;
import org.overturn.denial.DenialKind;
import org.overturn.denial.Outcome;

/** Users' words for codes. */
final class Words {

  private static final Map<String, String> SPECIAL =
      Map.ofEntries(
          Map.entry("employer", "Employer plan (self-funded)"),
          Map.entry("commercial", "Commercial (state-regulated)"),
          Map.entry("fep", "Federal employees (FEP)"),
          Map.entry("medicare-advantage", "Medicare Advantage"),
          Map.entry("medicare-part-d", "Medicare Part D (drugs)"),
          Map.entry("medicaid-managed-care", "Medicaid managed care"),
          Map.entry("internal-1", "Internal appeal, level 1"),
          Map.entry("internal-2", "Internal appeal, level 2"),
          Map.entry("external", "External review"),
          Map.entry("none", "No level left"),
          Map.entry("patients-choice", "Patient's choice"),
          Map.entry("to-request", "To be requested"),
          Map.entry("to-schedule", "To be scheduled"),
          Map.entry("to-sign", "To be signed"),
          Map.entry("to-file", "To be filed"),
          Map.entry("pre-service", "Pre-service"),
          Map.entry("post-service", "Post-service"),
          Map.entry("held", "Held until the call is over"),
          Map.entry("waiting-for-call", "Waits for the call"),
          Map.entry("not-available", "No call"),
          Map.entry("lapsed", "Window lapsed"),
          Map.entry("deadline-missed", "Filing deadline missed"),
          Map.entry("care-no-longer-needed", "Care no longer needed"));

  private static final Set<String> GOOD =
      Set.of("overturned", "partially-overturned", "resubmission-approved");
  private static final Set<String> BAD = Set.of("lapsed", "deadline-missed", "upheld");

  private Words() {}

  static String of(Coded value) {
    return value == null ? "" : of(value.code());
  }

  /** The words of a code, or the code itself made readable. */
  static String of(String code) {
    if (code == null || code.isBlank()) {
      return "";
    }
    String key = code.toLowerCase(Locale.ROOT).replace('_', '-');
    String words = SPECIAL.getOrDefault(key, key.replace('-', ' '));
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static Pill outcome(Outcome outcome) {
    return outcome == null ? new Pill("Open", Tone.INFO) : ended(outcome);
  }

  static Pill track(CallTrack track) {
    return track.isRunning() ? new Pill(of(track), Tone.INFO) : ended(track);
  }

  static Pill track(AppealTrack track) {
    return track.isRunning() ? new Pill(of(track), Tone.INFO) : ended(track);
  }

  static Pill kind(DenialKind kind) {
    return kind == null
        ? new Pill("Not decided", Tone.WARN)
        : new Pill(of(kind), kind == DenialKind.UNCLEAR ? Tone.WARN : Tone.QUIET);
  }

  private static Pill ended(Coded value) {
    Tone tone =
        GOOD.contains(value.code())
            ? Tone.GOOD
            : BAD.contains(value.code()) ? Tone.BAD : Tone.QUIET;
    return new Pill(of(value), tone);
  }
}

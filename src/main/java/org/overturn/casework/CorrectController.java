package org.overturn.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.overturn.correction.Moved;
import org.overturn.denial.CareSetting;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Coded;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;
import org.overturn.intake.PayerDirectory;
import org.overturn.process.AnswerRefused;
import org.overturn.process.EngineCalls;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which the facts of a case are corrected. What is typed travels in bodies only. */
@Controller
@RequestMapping("/cases/{number}/correct")
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_supervisors')")
class CorrectController {

  /** The zones that a letter may name, by their names in the United States. */
  private static final Map<String, String> ZONES = zones();

  private final CaseCorrections corrections;
  private final PayerDirectory payers;
  private final EngineCalls engine;

  CorrectController(CaseCorrections corrections, PayerDirectory payers, EngineCalls engine) {
    this.corrections = corrections;
    this.payers = payers;
    this.engine = engine;
  }

  @GetMapping
  String show(@PathVariable CaseNumber number, HttpServletRequest request, Model model) {
    return page(number, corrections.open(number, Viewer.of(request)), null, model);
  }

  @PostMapping("/preview")
  String preview(
      @PathVariable CaseNumber number,
      @ModelAttribute("form") CorrectionForm form,
      HttpServletRequest request,
      Model model) {
    try {
      Moved moved = corrections.preview(number, form, Viewer.of(request));
      return page(number, form, moved, model);
    } catch (AnswerRefused refused) {
      return refused(number, form, refused, model);
    } catch (FactsChanged meanwhile) {
      return conflict(number, form, meanwhile, model);
    }
  }

  @PostMapping
  String apply(
      @PathVariable CaseNumber number,
      @ModelAttribute("form") CorrectionForm form,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    try {
      Moved moved = corrections.apply(number, form, Viewer.of(request));
      redirect.addFlashAttribute("done", done(moved));
      return "redirect:/cases/" + number;
    } catch (AnswerRefused refused) {
      return refused(number, form, refused, model);
    } catch (FactsChanged meanwhile) {
      return conflict(number, form, meanwhile, model);
    }
  }

  private static String done(Moved moved) {
    int clocks = moved.changes().size() - moved.facts().size();
    return clocks == 0
        ? "The case is corrected. No clock moved."
        : "The case is corrected, and its clocks have moved: see the timeline.";
  }

  private String refused(
      CaseNumber number, CorrectionForm form, AnswerRefused refused, Model model) {
    model.addAttribute("refused", refused.getMessage());
    return page(number, form, null, model);
  }

  /** What was typed stays; a second try is made on the facts as they are now. */
  private String conflict(
      CaseNumber number, CorrectionForm form, FactsChanged meanwhile, Model model) {
    model.addAttribute("meanwhile", FactRow.differences(meanwhile.now(), form));
    return page(number, form.withMark(meanwhile.now().mark()), null, model);
  }

  private String page(CaseNumber number, CorrectionForm form, Moved moved, Model model) {
    model.addAttribute("number", number);
    model.addAttribute("form", form);
    model.addAttribute("moved", moved);
    model.addAttribute("payers", engine.unrestricted(payers::names));
    model.addAttribute("linesOfBusiness", words(LineOfBusiness.values()));
    model.addAttribute("settings", words(CareSetting.values()));
    model.addAttribute("stages", words(Stage.values()));
    model.addAttribute("urgencies", words(Urgency.values()));
    model.addAttribute("zones", zonesWith(form.windowZone()));
    return "cases/correct";
  }

  private static Map<String, String> words(Coded... codes) {
    Map<String, String> words = new LinkedHashMap<>();
    for (Coded each : codes) {
      words.put(each.code(), "unknown".equals(each.code()) ? "Not known" : Words.of(each));
    }
    return words;
  }

  private static Map<String, String> zonesWith(String present) {
    Map<String, String> zones = new LinkedHashMap<>(ZONES);
    zones.putIfAbsent(present, present);
    return zones;
  }

  private static Map<String, String> zones() {
    Map<String, String> zones = new LinkedHashMap<>();
    zones.put("", "Payer's time");
    zones.put("America/New_York", "Eastern");
    zones.put("America/Chicago", "Central");
    zones.put("America/Denver", "Mountain");
    zones.put("America/Phoenix", "Arizona");
    zones.put("America/Los_Angeles", "Pacific");
    zones.put("America/Anchorage", "Alaska");
    zones.put("Pacific/Honolulu", "Hawaii");
    zones.put("America/Puerto_Rico", "Puerto Rico");
    return zones;
  }

  /** A fact that stands otherwise in the case than in what a person typed. */
  record FactRow(String name, String now, String typed) {

    static List<FactRow> differences(CorrectionForm now, CorrectionForm typed) {
      return Stream.of(
              new FactRow("Payer", now.payer(), typed.payer()),
              new FactRow("Payer's reference", now.payerReference(), typed.payerReference()),
              new FactRow("Payer's phone", now.payerPhone(), typed.payerPhone()),
              new FactRow("Line of business", now.lineOfBusiness(), typed.lineOfBusiness()),
              new FactRow("State", now.state(), typed.state()),
              new FactRow("Setting", now.setting(), typed.setting()),
              new FactRow("Stage", now.stage(), typed.stage()),
              new FactRow("Urgency", now.urgency(), typed.urgency()),
              new FactRow("Determination date", now.determinationDate(), typed.determinationDate()),
              new FactRow("Determination time", now.determinationTime(), typed.determinationTime()),
              new FactRow(
                  "Request window",
                  joined(now.windowDate(), now.windowTime(), now.windowZone()),
                  joined(typed.windowDate(), typed.windowTime(), typed.windowZone())),
              new FactRow("Appeal deadline", now.appealDeadline(), typed.appealDeadline()),
              new FactRow("Notice posted", now.postedDate(), typed.postedDate()),
              new FactRow("Discharge", now.dischargeDate(), typed.dischargeDate()))
          .filter(row -> !row.now().equals(row.typed()))
          .toList();
    }

    private static String joined(String... parts) {
      return String.join(" ", Arrays.stream(parts).filter(part -> !part.isEmpty()).toList());
    }
  }
}

package org.overturn.intake.csv;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.overturn.intake.IntakeResult;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.SeeingTo;
import org.overturn.process.AnswerRefused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Maps the columns of a table that arrived, shows what an import would do, and imports it. */
@Controller
@RequestMapping("/intake/csv/{notice}")
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_supervisors')")
class MappingController {

  private final MappedTables tables;
  private final Mappings mappings;
  private final Proposal proposal;
  private final Preview preview;
  private final SeeingTo seeing;
  private final CsvProperties limits;

  MappingController(
      MappedTables tables,
      Mappings mappings,
      Proposal proposal,
      Preview preview,
      SeeingTo seeing,
      CsvProperties limits) {
    this.tables = tables;
    this.mappings = mappings;
    this.proposal = proposal;
    this.preview = preview;
    this.seeing = seeing;
    this.limits = limits;
  }

  /** By the mapping that is kept; where there is none, by one that is proposed. */
  @GetMapping
  String show(@PathVariable String notice, HttpServletRequest request, Model model) {
    MappedTables.Arrived arrived = arrived(notice, request);
    try {
      Table table = Table.of(arrived.original(), limits);
      Mapping mapping = mappings.of(table.columns()).orElseGet(() -> proposal.of(table));
      return page(arrived, table, mapping, model);
    } catch (NoticeRefused refused) {
      return broken(arrived, refused, model);
    }
  }

  /** Shows the rows by the mapping as it was chosen, and keeps nothing. */
  @PostMapping("/preview")
  String preview(
      @PathVariable String notice,
      @RequestParam Map<String, String> given,
      HttpServletRequest request,
      Model model) {
    MappedTables.Arrived arrived = arrived(notice, request);
    try {
      Table table = Table.of(arrived.original(), limits);
      return page(arrived, table, MappingForm.mapping(given, table), model);
    } catch (NoticeRefused refused) {
      return broken(arrived, refused, model);
    }
  }

  /** Keeps the mapping as the newest version, and has the table read again by it. */
  @PostMapping("/save")
  String save(
      @PathVariable String notice,
      @RequestParam Map<String, String> given,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    MappedTables.Arrived arrived = arrived(notice, request);
    try {
      Table table = Table.of(arrived.original(), limits);
      Mapping mapping = MappingForm.mapping(given, table);
      if (!MappingForm.problems(mapping).isEmpty()) {
        model.addAttribute("refused", true);
        return page(arrived, table, mapping, model);
      }
      mappings.save(mapping, request.getRemoteUser(), request.getRemoteAddr(), arrived.notice());
      redirect.addFlashAttribute("done", imported(arrived.whole(), request.getRemoteUser()));
      return "redirect:/intake/" + arrived.whole();
    } catch (DuplicateKeyException meanwhile) {
      redirect.addFlashAttribute(
          "refused", "Somebody else has just mapped these columns: look at that mapping first.");
      return "redirect:/intake/csv/" + arrived.notice();
    } catch (NoticeRefused refused) {
      return broken(arrived, refused, model);
    }
  }

  private String imported(UUID whole, String user) {
    try {
      IntakeResult result = seeing.retry(whole, user);
      return "The mapping is kept, and the table was read by it: "
          + result.state().code().replace('-', ' ')
          + ".";
    } catch (AnswerRefused nothingWaits) {
      return "The mapping is kept. Nothing of this table was waiting.";
    }
  }

  private String page(MappedTables.Arrived arrived, Table table, Mapping mapping, Model model) {
    List<String> problems = MappingForm.problems(mapping);
    boolean readable = problems.stream().allMatch(MappingForm::isAboutTheSource);
    List<PreviewRow> rows = readable ? preview.of(table, mapping) : List.of();
    common(arrived, model);
    model.addAttribute("formats", CellDates.FORMATS);
    model.addAttribute("history", mappings.history(table.columns()));
    model.addAttribute(
        "found",
        new MappingPage(
            table, mapping, MappingPage.lines(table, mapping), problems, rows, table.size()));
    return "intake/csv";
  }

  private static String broken(MappedTables.Arrived arrived, NoticeRefused refused, Model model) {
    common(arrived, model);
    model.addAttribute("broken", refused.getMessage());
    return "intake/csv";
  }

  private static void common(MappedTables.Arrived arrived, Model model) {
    model.addAttribute("arrived", arrived);
    model.addAttribute("section", "intake");
  }

  private MappedTables.Arrived arrived(String notice, HttpServletRequest request) {
    try {
      return tables
          .of(UUID.fromString(notice), request.getRemoteUser(), request.getRemoteAddr())
          .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    } catch (IllegalArgumentException none) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}

package org.overturn.compliance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overturn.audit.Audit;
import org.overturn.audit.Head;
import org.overturn.audit.Proof;
import org.overturn.casework.Searches;
import org.overturn.practice.PracticeProperties;
import org.overturn.security.WithheldRights;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The compliance officer's page: who did what with which record; each look is on record itself. */
@Controller
@RequestMapping("/audit")
@PreAuthorize("hasAuthority('GROUP_compliance')")
class AuditController {

  private static final AuditReading.Page NOTHING = new AuditReading.Page(List.of(), null);

  private final AuditReading reading;
  private final ProvingAudit proving;
  private final Accounting accounting;
  private final Audit audit;
  private final WithheldRights rights;
  private final PracticeProperties practice;
  private final Clock clock;

  AuditController(
      AuditReading reading,
      ProvingAudit proving,
      Accounting accounting,
      Audit audit,
      WithheldRights rights,
      PracticeProperties practice,
      Clock clock) {
    this.reading = reading;
    this.proving = proving;
    this.accounting = accounting;
    this.audit = audit;
    this.rights = rights;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * Takes what was typed; the patient goes into the session, the rest into the address once all of
   * it fits.
   */
  @PostMapping
  String search(
      Wanted typed,
      @RequestParam(defaultValue = "") String name,
      HttpServletRequest request,
      RedirectAttributes address,
      Model model) {
    if (!typed.problems().isEmpty()) {
      return page(typed, name.strip(), null, NOTHING, request, model);
    }
    String patient = name.isBlank() ? "" : Searches.keep(request.getSession(), name.strip());
    add(address, "number", typed.number());
    add(address, "who", typed.who());
    add(address, "what", typed.what());
    add(address, "from", typed.from());
    add(address, "to", typed.to());
    add(address, "patient", patient);
    add(address, "unusual", typed.unusual() ? "true" : "");
    return "redirect:/audit";
  }

  @GetMapping
  String show(
      Wanted wanted,
      @RequestParam(defaultValue = "") String after,
      HttpServletRequest request,
      Model model) {
    Optional<String> name = name(wanted, request);
    if (name.isEmpty()) {
      return "redirect:/audit";
    }
    if (!wanted.problems().isEmpty()) {
      return page(wanted, name.get(), null, NOTHING, request, model);
    }
    model.addAttribute("isLater", !after.isEmpty());
    List<String> cases = wanted.patient().isEmpty() ? null : reading.casesOf(name.get());
    return page(wanted, name.get(), cases, reading.page(wanted, cases, after), request, model);
  }

  private String page(
      Wanted wanted,
      String name,
      List<String> cases,
      AuditReading.Page page,
      HttpServletRequest request,
      Model model) {
    audit.record(request.getRemoteUser(), "audit-searched", null, null, wanted.summary());
    model.addAttribute("wanted", wanted);
    model.addAttribute("name", name);
    model.addAttribute("cases", cases);
    model.addAttribute("page", page);
    model.addAttribute("problems", wanted.problems());
    model.addAttribute("acts", acts());
    model.addAttribute("chain", proving.state());
    model.addAttribute("rights", rights);
    model.addAttribute("zone", practice.zone().getId());
    model.addAttribute("section", "audit");
    return "audit/list";
  }

  /** All that is wanted, as a table; written as it is read, however much it is. */
  @GetMapping("/export.csv")
  void export(Wanted wanted, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> name = name(wanted, request);
    if (name.isEmpty() || !wanted.problems().isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    List<String> cases = wanted.patient().isEmpty() ? null : reading.casesOf(name.get());
    audit.record(request.getRemoteUser(), "audit-exported", null, null, wanted.summary());
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"audit-%s.csv\""
            .formatted(LocalDate.ofInstant(clock.instant(), practice.zone())));
    Writer out = response.getWriter();
    AuditCsv table = new AuditCsv(out, practice.zone());
    reading.each(wanted, cases, table::add);
    out.flush();
  }

  /** For a patient who asks: to whom their cases were given, and who saw or changed them. */
  @GetMapping("/accounting.pdf")
  Object accounting(Wanted wanted, HttpServletRequest request, RedirectAttributes page) {
    Optional<String> name = name(wanted, request);
    try {
      if (name.isEmpty()) {
        throw new AccountingRefused("That search is not known any more: search again.");
      }
      if (!wanted.problems().isEmpty()) {
        throw new AccountingRefused(String.join(" ", wanted.problems()));
      }
      List<String> cases = wanted.patient().isEmpty() ? null : reading.casesOf(name.get());
      byte[] pdf = accounting.pdf(wanted, cases, request.getRemoteUser());
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_PDF)
          .cacheControl(CacheControl.noStore())
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              "inline; filename=\"accounting-%s.pdf\""
                  .formatted(LocalDate.ofInstant(clock.instant(), practice.zone())))
          .body(pdf);
    } catch (AccountingRefused refused) {
      page.addFlashAttribute("refused", refused.getMessage());
      Wanted fits = wanted.fitting();
      add(page, "number", fits.number());
      add(page, "from", fits.from());
      add(page, "to", fits.to());
      add(page, "patient", name.isEmpty() ? "" : wanted.patient());
      return "redirect:/audit";
    }
  }

  /** Proves the chain now, with a head that somebody kept when one is given. */
  @PostMapping("/proof")
  String prove(
      @RequestParam(defaultValue = "") String head,
      HttpServletRequest request,
      RedirectAttributes page) {
    try {
      List<Head> kept = head.isBlank() ? List.of() : List.of(Head.of(head));
      Proof proof = proving.prove(request.getRemoteUser(), kept);
      page.addFlashAttribute("faults", proof.faults());
      page.addFlashAttribute(proof.holds() ? "proven" : "broken", result(proof));
    } catch (IllegalArgumentException wrong) {
      page.addFlashAttribute("broken", wrong.getMessage() + ".");
    }
    return "redirect:/audit";
  }

  /** The codes that occur, with their words. */
  private Map<String, String> acts() {
    Map<String, String> acts = new LinkedHashMap<>();
    reading.acts().forEach(code -> acts.put(code, Act.words(code)));
    return acts;
  }

  private static String result(Proof proof) {
    return proof.holds()
        ? "The chain holds, from the first entry to the last: %,d are sealed."
            .formatted(proof.head().position())
        : "The chain is broken in %,d places.".formatted(proof.faultsInAll());
  }

  /** The patient as typed, or empty words; nothing when the session has forgotten the search. */
  private static Optional<String> name(Wanted wanted, HttpServletRequest request) {
    return wanted.patient().isEmpty()
        ? Optional.of("")
        : Searches.find(request.getSession(), wanted.patient());
  }

  private static void add(RedirectAttributes address, String name, String value) {
    if (!value.isEmpty()) {
      address.addAttribute(name, value);
    }
  }
}

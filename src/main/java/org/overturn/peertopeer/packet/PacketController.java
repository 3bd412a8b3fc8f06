package org.overturn.peertopeer.packet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.overturn.denial.CaseNumber;
import org.overturn.document.PdfPages;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a packet and its paper. What is typed travels in bodies only. */
@Controller
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')")
class PacketController {

  private static final String MAY_EDIT =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians')";

  private final PacketPages pages;
  private final EditingPacket editing;
  private final Map<String, Edit> edits;

  PacketController(PacketPages pages, EditingPacket editing) {
    this.pages = pages;
    this.editing = editing;
    this.edits =
        Map.of(
            "lead", editing::lead,
            "approval", editing::approval,
            "statement", editing::statement,
            "guideline", editing::guideline,
            "explanation", editing::explanation,
            "strike", editing::strike,
            "restore", editing::restore);
  }

  /** One of the forms of the page. */
  private interface Edit {
    void of(CaseNumber number, PacketForm form, EditingPacket.Person by);
  }

  @GetMapping("/cases/{number}/packet")
  String show(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "0") int version,
      HttpServletRequest request,
      Model model) {
    return page(number, version, PacketForm.EMPTY, request, model);
  }

  @GetMapping("/cases/{number}/packet.pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "0") int version,
      HttpServletRequest request) {
    return pages
        .pdf(number, version, person(request))
        .map(pdf -> paper(number, pdf))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static ResponseEntity<byte[]> paper(CaseNumber number, PdfPages.Pdf pdf) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"packet-" + number + ".pdf\"")
        .header("X-Content-Type-Options", "nosniff")
        .body(pdf.bytes());
  }

  @PostMapping("/cases/{number}/packet/{what}")
  @PreAuthorize(MAY_EDIT)
  String change(
      @PathVariable CaseNumber number,
      @PathVariable String what,
      @ModelAttribute("form") PacketForm form,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    Edit edit = edits.get(what);
    if (edit == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    try {
      edit.of(number, form, person(request));
      redirect.addFlashAttribute("done", "The packet is changed.");
      return back(number, embedded, anchor(what, form));
    } catch (PacketRefused refused) {
      model.addAttribute("refused", refused.getMessage());
    } catch (WrittenMeanwhile meanwhile) {
      model.addAttribute("meanwhile", meanwhile.now());
      model.addAttribute("what", what);
      PacketForm again = form.withSeen(meanwhile.key(), meanwhile.mark());
      return page(number, 0, again, request, model);
    }
    model.addAttribute("what", what);
    return page(number, 0, form, request, model);
  }

  @PostMapping("/cases/{number}/packet/new-version")
  @PreAuthorize(MAY_EDIT)
  String reopen(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    try {
      editing.reopen(number, person(request));
      redirect.addFlashAttribute(
          "done", "A new version is begun. The completed one stays until you complete this one.");
    } catch (PacketRefused refused) {
      redirect.addFlashAttribute("refused", refused.getMessage());
    }
    return back(number, embedded, "");
  }

  @PostMapping("/cases/{number}/packet/complete")
  @PreAuthorize(MAY_EDIT)
  String complete(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    try {
      int version = editing.complete(number, person(request));
      redirect.addFlashAttribute("done", "Version " + version + " is complete.");
    } catch (PacketRefused refused) {
      redirect.addFlashAttribute("refused", refused.getMessage());
    }
    return back(number, embedded, "");
  }

  private String page(
      CaseNumber number, int version, PacketForm form, HttpServletRequest request, Model model) {
    model.addAttribute("embedded", "true".equals(request.getParameter("embedded")));
    model.addAttribute("number", number);
    model.addAttribute("page", pages.page(number, version, person(request)).orElse(null));
    model.addAttribute("form", form);
    model.addAttribute("mayEdit", mayEdit(request));
    model.addAttribute("parts", partsToAddTo());
    return "packets/packet";
  }

  /** Where a person may add a statement, by the name that the form sends. */
  private static Map<String, String> partsToAddTo() {
    List<PacketPart> own = List.of(PacketPart.LEAD, PacketPart.APPROVAL, PacketPart.GUIDELINES);
    return Arrays.stream(PacketPart.values())
        .filter(each -> !own.contains(each))
        .collect(
            Collectors.toMap(
                each -> each.name().toLowerCase(Locale.ROOT),
                PacketPart::title,
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private static String anchor(String what, PacketForm form) {
    return switch (what) {
      case "lead" -> PacketPart.LEAD.anchor();
      case "approval" -> PacketPart.APPROVAL.anchor();
      case "guideline" -> PacketPart.GUIDELINES.anchor();
      case "statement" -> form.chosenPart().map(PacketPart::anchor).orElse("");
      default -> "";
    };
  }

  private static String back(CaseNumber number, boolean embedded, String anchor) {
    return "redirect:/cases/"
        + number
        + "/packet"
        + (embedded ? "?embedded=true" : "")
        + (anchor.isEmpty() ? "" : "#" + anchor);
  }

  private static boolean mayEdit(HttpServletRequest request) {
    return ((Authentication) request.getUserPrincipal())
        .getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .anyMatch(List.of("GROUP_coordinators", "GROUP_physicians")::contains);
  }

  private static EditingPacket.Person person(HttpServletRequest request) {
    return new EditingPacket.Person(request.getRemoteUser(), request.getRemoteAddr());
  }
}

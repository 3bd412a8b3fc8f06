package org.overturn.appeal.bundle;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.overturn.denial.CaseNumber;
import org.overturn.document.PdfBundle;
import org.overturn.document.StoredFile;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which the exhibits of an appeal are chosen, and the bundle that comes of it. */
@Controller
@RequestMapping("/cases/{number}/appeals/{level:[a-z0-9-]{1,20}}")
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')")
class BundleController {

  private static final Set<String> CHOOSERS = Set.of("GROUP_coordinators", "GROUP_physicians");
  private static final String MAY_CHOOSE =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians')";

  private final BundlePages pages;

  BundleController(BundlePages pages) {
    this.pages = pages;
  }

  @GetMapping("/bundle")
  String show(
      @PathVariable CaseNumber number,
      @PathVariable String level,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      Model model) {
    model.addAttribute(
        "page", pages.open(number, level, person(request)).orElseThrow(BundleController::notFound));
    model.addAttribute("embedded", embedded);
    model.addAttribute("mayChoose", mayChoose(request));
    model.addAttribute("section", "cases");
    return "appeals/bundle";
  }

  @PostMapping("/bundle")
  @PreAuthorize(MAY_CHOOSE)
  String choose(
      @PathVariable CaseNumber number,
      @PathVariable String level,
      @RequestParam int seen,
      @RequestParam(defaultValue = "") List<String> key,
      @RequestParam(defaultValue = "") Set<String> in,
      @RequestParam(defaultValue = "") String move,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    try {
      pages.choose(number, level, seen, key, in, move, person(request));
      redirect.addFlashAttribute("done", "The choice is kept.");
      redirect.addFlashAttribute("moved", move);
    } catch (BundleRefused refused) {
      redirect.addFlashAttribute("refused", refused.getMessage());
    }
    return back(number, level, embedded);
  }

  @PostMapping("/bundle/seal")
  @PreAuthorize(MAY_CHOOSE)
  String seal(
      @PathVariable CaseNumber number,
      @PathVariable String level,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    try {
      SealedBundle sealed = pages.seal(number, level, person(request));
      redirect.addFlashAttribute(
          "done", "Version %d is sealed: %d pages.".formatted(sealed.version(), sealed.pages()));
    } catch (BundleRefused refused) {
      redirect.addFlashAttribute("refused", refused.getMessage());
    }
    return back(number, level, embedded);
  }

  @GetMapping("/bundle/draft.pdf")
  void draft(
      @PathVariable CaseNumber number,
      @PathVariable String level,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    try (PdfBundle draft =
        pages.draft(number, level, person(request)).orElseThrow(BundleController::notFound)) {
      response.setContentType(MediaType.APPLICATION_PDF_VALUE);
      response.setContentLengthLong(draft.size());
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          "inline; filename=\"%s-%s-bundle-draft.pdf\"".formatted(number, level));
      draft.writeTo(response.getOutputStream());
    }
  }

  @GetMapping("/bundle/{version:[0-9]{1,4}}.pdf")
  ResponseEntity<byte[]> sealed(
      @PathVariable CaseNumber number,
      @PathVariable String level,
      @PathVariable int version,
      HttpServletRequest request) {
    StoredFile file =
        pages
            .sealed(number, level, version, person(request))
            .orElseThrow(BundleController::notFound);
    return paper(file.name(), file.content());
  }

  @GetMapping("/cover-sheet.pdf")
  ResponseEntity<byte[]> cover(
      @PathVariable CaseNumber number, @PathVariable String level, HttpServletRequest request) {
    return pages
        .cover(number, level, person(request))
        .map(pdf -> paper("%s-%s-cover-sheet.pdf".formatted(number, level), pdf))
        .orElseThrow(BundleController::notFound);
  }

  private static ResponseEntity<byte[]> paper(String name, byte[] pdf) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .body(pdf);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static String back(CaseNumber number, String level, boolean embedded) {
    return "redirect:/cases/%s/appeals/%s/bundle%s"
        .formatted(number, level, embedded ? "?embedded=true" : "");
  }

  private static boolean mayChoose(HttpServletRequest request) {
    return ((Authentication) request.getUserPrincipal())
        .getAuthorities().stream()
            .anyMatch(authority -> CHOOSERS.contains(authority.getAuthority()));
  }

  private static BundlePages.Person person(HttpServletRequest request) {
    return new BundlePages.Person(request.getRemoteUser(), request.getRemoteAddr());
  }
}

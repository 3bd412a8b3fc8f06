package org.overturn.resubmission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.overturn.denial.CaseNumber;
import org.overturn.document.StoredFile;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a corrected request and what is sent of it. What is typed travels in bodies only. */
@Controller
@PreAuthorize("hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')")
class RequestController {

  private static final String EDITORS = "GROUP_coordinators";
  private static final String MAY_EDIT = "hasAuthority('" + EDITORS + "')";

  private final RequestPages pages;
  private final EditingRequest editing;
  private final PreparingRequest preparing;

  RequestController(RequestPages pages, EditingRequest editing, PreparingRequest preparing) {
    this.pages = pages;
    this.editing = editing;
    this.preparing = preparing;
  }

  @GetMapping("/cases/{number}/request")
  String show(@PathVariable CaseNumber number, HttpServletRequest request, Model model) {
    return page(number, null, request, model);
  }

  @PostMapping("/cases/{number}/request")
  @PreAuthorize(MAY_EDIT)
  String save(
      @PathVariable CaseNumber number,
      @RequestParam(defaultValue = "0") int seenAttempt,
      @RequestParam(defaultValue = "0") int seen,
      @RequestParam(defaultValue = "") String original,
      @RequestParam(defaultValue = "save") String then,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    RequestValues typed = typed(request);
    int version;
    try {
      version =
          editing.save(
              number, typed, new EditingRequest.Seen(seenAttempt, seen, original), person(request));
    } catch (RequestRefused refused) {
      model.addAttribute("refused", refused.getMessage());
      return page(number, typed, request, model);
    } catch (ChangedMeanwhile meanwhile) {
      model.addAttribute("meanwhile", meanwhile.now());
      model.addAttribute("theirs", theirs(meanwhile));
      return page(number, meanwhile.merged(), request, model);
    }
    redirect.addFlashAttribute("done", "Saved as version " + version + ".");
    if (!"prepare".equals(then)) {
      return back(number, request, "");
    }
    return prepared(number, version, request, redirect);
  }

  @PostMapping("/cases/{number}/request/prepare")
  @PreAuthorize(MAY_EDIT)
  String prepare(
      @PathVariable CaseNumber number,
      @RequestParam int version,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return prepared(number, version, request, redirect);
  }

  @GetMapping("/cases/{number}/request/{attempt}/{version}/{format}")
  ResponseEntity<byte[]> download(
      @PathVariable CaseNumber number,
      @PathVariable int attempt,
      @PathVariable int version,
      @PathVariable String format,
      HttpServletRequest request) {
    return RequestFormat.of(format)
        .flatMap(each -> pages.file(number, attempt, version, each, person(request)))
        .map(RequestController::attachment)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String prepared(
      CaseNumber number, int version, HttpServletRequest request, RedirectAttributes redirect) {
    try {
      preparing.prepare(number, version, person(request));
      redirect.addFlashAttribute(
          "done",
          "Version "
              + version
              + " is prepared. Send it, then record in its task when and how it was sent.");
      return back(number, request, "#send");
    } catch (RequestRefused refused) {
      redirect.addFlashAttribute("refused", refused.getMessage());
      return back(number, request, "");
    }
  }

  private static ResponseEntity<byte[]> attachment(StoredFile file) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.contentType()))
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .body(file.content());
  }

  private String page(
      CaseNumber number, RequestValues typed, HttpServletRequest request, Model model) {
    boolean embedded = isEmbedded(request);
    RequestPage page = pages.page(number, typed, person(request));
    model.addAttribute("embedded", embedded);
    model.addAttribute("number", number);
    model.addAttribute("page", page);
    model.addAttribute("mayEdit", page.open() && mayEdit(request));
    return "requests/request";
  }

  /** What somebody else has saved in the fields in which this person wrote too. */
  private static List<RequestPage.Line> theirs(ChangedMeanwhile meanwhile) {
    return meanwhile.fields().stream()
        .map(
            field ->
                new RequestPage.Line(
                    field.key(),
                    field.label(),
                    "",
                    Worksheet.words(meanwhile.now().content(), field),
                    Worksheet.words(meanwhile.merged(), field)))
        .toList();
  }

  private static RequestValues typed(HttpServletRequest request) {
    return RequestValues.of(
        field -> {
          String[] values = request.getParameterValues(field.key());
          return values == null ? "" : String.join("\n", values);
        });
  }

  private static String back(CaseNumber number, HttpServletRequest request, String anchor) {
    return "redirect:/cases/"
        + number
        + "/request"
        + (isEmbedded(request) ? "?embedded=true" : "")
        + anchor;
  }

  private static boolean isEmbedded(HttpServletRequest request) {
    return "true".equals(request.getParameter("embedded"));
  }

  private static boolean mayEdit(HttpServletRequest request) {
    return ((Authentication) request.getUserPrincipal())
        .getAuthorities().stream().map(GrantedAuthority::getAuthority).anyMatch(EDITORS::equals);
  }

  private static EditingRequest.Person person(HttpServletRequest request) {
    return new EditingRequest.Person(request.getRemoteUser(), request.getRemoteAddr());
  }
}

package org.overturn.intake.review;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.overturn.intake.IntakeResult;
import org.overturn.intake.LooksAtArrivals;
import org.overturn.intake.SeeingTo;
import org.overturn.process.AnswerRefused;
import org.overturn.process.FormAnswers;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One arrival: what it is, its original, and what a person does with it. */
@Controller
@RequestMapping("/intake/{id}")
@PreAuthorize(ReviewAccess.READERS)
class ArrivalController {

  /** Formats that a browser may show by itself; others are shown as text or handed out as files. */
  private static final Set<String> SHOWN = Set.of("application/pdf", "image/png", "image/jpeg");

  private static final Set<String> FILES = Set.of("image/tiff", "application/octet-stream");

  /** A sandbox would keep the browser's own viewer from showing a PDF. */
  private static final String VIEWER = "frame-ancestors 'self'";

  private static final String NOTHING = "default-src 'none'; sandbox; frame-ancestors 'self'";
  private static final MediaType PLAIN = MediaType.parseMediaType("text/plain;charset=UTF-8");

  private final Arrivals arrivals;
  private final SeeingTo seeing;
  private final FormAnswers answers;
  private final LooksAtArrivals looks;

  ArrivalController(
      Arrivals arrivals, SeeingTo seeing, FormAnswers answers, LooksAtArrivals looks) {
    this.arrivals = arrivals;
    this.seeing = seeing;
    this.answers = answers;
    this.looks = looks;
  }

  @GetMapping
  String show(
      @PathVariable String id,
      @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      Model model) {
    UUID notice = ReviewAccess.notice(id);
    int number = ReviewAccess.page(page);
    model.addAttribute("arrival", arrivals.one(notice).orElseThrow(ReviewAccess::notFound));
    looks.record(request.getRemoteUser(), "arrival-viewed", notice, request.getRemoteAddr());
    model.addAttribute("parts", arrivals.partsOf(notice, number));
    model.addAttribute("page", number);
    model.addAttribute("embedded", embedded);
    model.addAttribute("section", "intake");
    return "intake/arrival";
  }

  /**
   * The original, byte for byte. It is a stranger's: the browser runs nothing of it, and the look
   * is recorded before it is shown.
   */
  @GetMapping("/original")
  ResponseEntity<byte[]> original(@PathVariable String id, HttpServletRequest request) {
    UUID notice = ReviewAccess.notice(id);
    ArrivalRow arrival = arrivals.one(notice).orElseThrow(ReviewAccess::notFound);
    looks.record(request.getRemoteUser(), "original-read", notice, request.getRemoteAddr());
    byte[] original = arrivals.original(notice).orElseThrow(ReviewAccess::notFound);
    boolean file = FILES.contains(arrival.contentType());
    boolean shown = SHOWN.contains(arrival.contentType());
    return ResponseEntity.ok()
        .contentType(shown || file ? MediaType.parseMediaType(arrival.contentType()) : PLAIN)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file, notice))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", shown ? VIEWER : NOTHING)
        .body(original);
  }

  /** By its number: the name of a file may hold a patient's. */
  private static String disposition(boolean file, UUID notice) {
    ContentDisposition.Builder builder =
        file ? ContentDisposition.attachment() : ContentDisposition.inline();
    return builder.filename("arrival-" + notice).build().toString();
  }

  @PostMapping("/retry")
  @PreAuthorize(ReviewAccess.WHO)
  String retry(
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes page) {
    UUID notice = known(id);
    try {
      IntakeResult result = seeing.retry(notice, request.getRemoteUser());
      page.addFlashAttribute("done", "Read once more: " + result.state().code().replace('-', ' '));
    } catch (AnswerRefused refused) {
      page.addFlashAttribute("refused", refused.getMessage());
    }
    return back(notice, embedded);
  }

  @PostMapping("/seen")
  @PreAuthorize(ReviewAccess.WHO)
  String seen(
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      @RequestParam(defaultValue = "false") boolean embedded,
      HttpServletRequest request,
      RedirectAttributes page) {
    UUID notice = known(id);
    try {
      SeeToArrivalForm.Answers given =
          answers.as(SeeToArrivalForm.Answers.class, new HashMap<>(form));
      seeing.seeTo(notice, given.what(), request.getRemoteUser());
      page.addFlashAttribute("done", "Seen to.");
    } catch (AnswerRefused refused) {
      page.addFlashAttribute("refused", refused.getMessage());
    }
    return back(notice, embedded);
  }

  private UUID known(String id) {
    UUID notice = ReviewAccess.notice(id);
    arrivals.one(notice).orElseThrow(ReviewAccess::notFound);
    return notice;
  }

  private static String back(UUID notice, boolean embedded) {
    return "redirect:/intake/" + notice + (embedded ? "?embedded=true" : "");
  }
}

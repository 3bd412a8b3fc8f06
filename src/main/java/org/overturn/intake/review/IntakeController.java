package org.overturn.intake.review;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.overturn.intake.Arrived;
import org.overturn.intake.Channel;
import org.overturn.intake.Intake;
import org.overturn.intake.IntakeProperties;
import org.overturn.intake.NoticeRefused;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of everything that arrived, and the upload of a file. */
@Controller
@RequestMapping("/intake")
@PreAuthorize(ReviewAccess.WHO)
class IntakeController {

  private final Arrivals arrivals;
  private final Intake intake;
  private final IntakeProperties properties;

  IntakeController(Arrivals arrivals, Intake intake, IntakeProperties properties) {
    this.arrivals = arrivals;
    this.intake = intake;
    this.properties = properties;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "to-do") String show,
      @RequestParam(defaultValue = "1") String page,
      Model model) {
    ArrivalFilter filter = ArrivalFilter.of(show);
    int number = ReviewAccess.page(page);
    model.addAttribute("found", arrivals.page(filter, number));
    model.addAttribute("page", number);
    model.addAttribute("filter", filter);
    model.addAttribute("filters", ArrivalFilter.values());
    model.addAttribute("maxMegabytes", properties.maxSize().toMegabytes());
    model.addAttribute("section", "intake");
    return "intake/list";
  }

  /** Takes an uploaded file through the same door as everything else. */
  @PostMapping
  String upload(
      @RequestParam MultipartFile file, HttpServletRequest request, RedirectAttributes page)
      throws IOException {
    if (file.isEmpty()) {
      page.addFlashAttribute("refused", "Choose a file that is not empty.");
      return "redirect:/intake";
    }
    if (file.getSize() > properties.maxSize().toBytes()) {
      page.addFlashAttribute(
          "refused",
          "The file is larger than %d MB. Split it, or have overturn.intake.max-size raised."
              .formatted(properties.maxSize().toMegabytes()));
      return "redirect:/intake";
    }
    return "redirect:/intake/" + take(file, request.getRemoteUser());
  }

  private String take(MultipartFile file, String user) throws IOException {
    Arrived arrived =
        new Arrived(Channel.UPLOAD, null, file.getOriginalFilename(), file.getBytes(), user);
    try {
      return intake.take(arrived).notice().toString();
    } catch (NoticeRefused refused) {
      return refused.notice().toString();
    }
  }
}

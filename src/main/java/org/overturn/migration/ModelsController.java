package org.overturn.migration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.overturn.migration.ModelVersions.Version;
import org.overturn.migration.ModelsPages.Result;
import org.overturn.migration.MovingCases.Move;
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
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The pages on which a process owner moves running cases to another version of a model. They name
 * cases by their numbers, and no patient.
 */
@Controller
@RequestMapping("/models")
@PreAuthorize("hasAuthority('GROUP_process-owners')")
class ModelsController {

  private final ModelsPages pages;

  ModelsController(ModelsPages pages) {
    this.pages = pages;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("processes", pages.list());
    model.addAttribute("section", "models");
    return "models/list";
  }

  /** What moving would do; nothing does. */
  @GetMapping("/{process}")
  String preview(
      @PathVariable String process,
      @RequestParam int from,
      @RequestParam int to,
      @RequestParam(name = "counterpart", defaultValue = "") List<String> counterparts,
      @RequestParam(name = "recount", defaultValue = "") List<String> recounted,
      @RequestParam(defaultValue = "1") int page,
      HttpServletRequest request,
      Model model) {
    Move move = move(process, from, to, counterparts, recounted, request);
    model.addAttribute("page", pages.open(move, page));
    model.addAttribute("counterparts", counterparts);
    model.addAttribute("recounted", recounted);
    model.addAttribute("section", "models");
    return "models/move";
  }

  @PostMapping("/{process}")
  String apply(
      @PathVariable String process,
      @RequestParam int from,
      @RequestParam int to,
      @RequestParam(name = "counterpart", defaultValue = "") List<String> counterparts,
      @RequestParam(name = "recount", defaultValue = "") List<String> recounted,
      @RequestParam(name = "instance", defaultValue = "") List<String> chosen,
      @RequestParam(defaultValue = "false") boolean all,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    Move move = move(process, from, to, counterparts, recounted, request);
    if (!move.plan().isPossible()) {
      redirect.addFlashAttribute("refused", "Nobody has moved: see what has to be mended first.");
    } else if (chosen.isEmpty() && !all) {
      redirect.addFlashAttribute("refused", "Choose at least one case.");
    } else {
      Result result = all ? pages.applyToAll(move) : pages.apply(move, chosen);
      redirect.addFlashAttribute("done", words(result, move.from(), move.to()));
      redirect.addFlashAttribute("stayed", result.stayed());
    }
    UriComponentsBuilder back =
        UriComponentsBuilder.fromPath("/models/{process}")
            .queryParam("from", from)
            .queryParam("to", to);
    counterparts.forEach(each -> back.queryParam("counterpart", each));
    recounted.forEach(each -> back.queryParam("recount", each));
    return "redirect:" + back.build(process);
  }

  private static String words(Result result, Version from, Version to) {
    String left =
        result.left() == 0
            ? " No case stands on version %d any more.".formatted(from.number())
            : " On version %d: %d.".formatted(from.number(), result.left());
    return result.words(to) + left;
  }

  private Move move(
      String process,
      int from,
      int to,
      List<String> counterparts,
      List<String> recounted,
      HttpServletRequest request) {
    return pages
        .move(
            process,
            from,
            to,
            counterparts,
            recounted,
            request.getRemoteUser(),
            request.getRemoteAddr())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

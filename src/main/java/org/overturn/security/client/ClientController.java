package org.overturn.security.client;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.overturn.security.Groups;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the machines that may sign in. */
@Controller
@RequestMapping("/clients")
@PreAuthorize("hasAuthority('GROUP_" + Groups.ADMINISTRATORS + "')")
class ClientController {

  private static final int LONGEST_LABEL = 100;

  /** By what the form sends. */
  private static final Map<String, Duration> GOOD_FOR =
      Map.of("90-days", Duration.ofDays(90), "year", Duration.ofDays(365));

  private static final Map<String, Duration> OVERLAPS = new LinkedHashMap<>();

  static {
    OVERLAPS.put("at once", Duration.ZERO);
    OVERLAPS.put("after a day", Duration.ofDays(1));
    OVERLAPS.put("after 7 days", Duration.ofDays(7));
  }

  private final ApiClients clients;

  ClientController(ApiClients clients) {
    this.clients = clients;
  }

  @GetMapping
  String list(Model model) {
    return page("", Set.of(), List.of(), model);
  }

  @PostMapping
  String make(
      @RequestParam(defaultValue = "") String label,
      @RequestParam(name = "scope", required = false) List<String> codes,
      @RequestParam(defaultValue = "year") String ends,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    Set<Scope> scopes = scopes(codes);
    List<String> faults = new ArrayList<>();
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      faults.add("Give it a name of up to " + LONGEST_LABEL + " characters.");
    }
    if (scopes.isEmpty()) {
      faults.add("Choose what it may do.");
    }
    if (!faults.isEmpty()) {
      return page(label, scopes, faults, model);
    }
    redirect.addFlashAttribute(
        "fresh",
        clients.make(
            label.strip(),
            scopes,
            GOOD_FOR.get(ends),
            request.getRemoteUser(),
            request.getRemoteAddr()));
    return "redirect:/clients";
  }

  @PostMapping("/{id}/secret")
  String rotate(
      @PathVariable String id,
      @RequestParam(defaultValue = "after 7 days") String old,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    clients
        .rotate(
            id,
            OVERLAPS.getOrDefault(old, Duration.ZERO),
            request.getRemoteUser(),
            request.getRemoteAddr())
        .ifPresentOrElse(
            fresh -> redirect.addFlashAttribute("fresh", fresh),
            () -> redirect.addFlashAttribute("gone", "That client has ended; make another."));
    return "redirect:/clients";
  }

  @PostMapping("/{id}/revoke")
  String revoke(@PathVariable String id, HttpServletRequest request, RedirectAttributes redirect) {
    boolean revoked = clients.revoke(id, request.getRemoteUser(), request.getRemoteAddr());
    redirect.addFlashAttribute(
        revoked ? "done" : "gone",
        revoked
            ? id + " is revoked: it opens nothing any more."
            : "That client has ended already.");
    return "redirect:/clients";
  }

  private static Set<Scope> scopes(List<String> codes) {
    return codes == null ? EnumSet.noneOf(Scope.class) : Scope.ofAll(String.join(" ", codes));
  }

  private String page(String label, Set<Scope> chosen, List<String> faults, Model model) {
    model.addAttribute("section", "clients");
    model.addAttribute("clients", clients.all());
    model.addAttribute("scopes", Scope.values());
    model.addAttribute("overlaps", OVERLAPS.keySet());
    model.addAttribute("label", label);
    model.addAttribute("chosen", chosen);
    model.addAttribute("faults", faults);
    return "clients/list";
  }
}

package org.overturn.evidence.policy;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.overturn.evidence.Policy;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The list of policies, one of them, and its file. They hold nothing of a patient. */
@Controller
@RequestMapping("/policies")
@PreAuthorize(PolicyAccess.READERS)
class PolicyController {

  private static final MediaType YAML =
      new MediaType("application", "yaml", StandardCharsets.UTF_8);

  private final PolicyPages pages;

  PolicyController(PolicyPages pages) {
    this.pages = pages;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "") String payer,
      @RequestParam(defaultValue = "") String service,
      @RequestParam(defaultValue = "") String text,
      HttpServletRequest request,
      Model model) {
    PolicyPages.Search search = new PolicyPages.Search(payer, service, text);
    model.addAttribute("search", search);
    model.addAttribute("rows", pages.find(search));
    model.addAttribute("payers", pages.payers());
    model.addAttribute("mayEdit", PolicyAccess.mayEdit(request));
    model.addAttribute("section", "policies");
    return "policies/list";
  }

  @GetMapping("/{id}")
  String one(@PathVariable UUID id, HttpServletRequest request, Model model) {
    model.addAttribute("page", pages.open(id).orElseThrow(PolicyController::none));
    model.addAttribute("mayEdit", PolicyAccess.mayEdit(request));
    model.addAttribute("section", "policies");
    return "policies/policy";
  }

  /** The version as a file that can be handed in again. */
  @GetMapping("/{id}/file")
  ResponseEntity<byte[]> export(@PathVariable UUID id) {
    Policy policy = pages.policy(id).orElseThrow(PolicyController::none);
    String name = PolicyNumber.key(policy.label()).replaceAll("[^a-z0-9]+", "-") + ".yaml";
    return ResponseEntity.ok()
        .contentType(YAML)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(YamlPolicyWriter.write(policy).getBytes(StandardCharsets.UTF_8));
  }

  static ResponseStatusException none() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}

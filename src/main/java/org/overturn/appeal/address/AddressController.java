package org.overturn.appeal.address;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.overturn.process.KnownPayers;
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

/** The pages of payers' appeal addresses: the list, one with its versions, and the form. */
@Controller
@RequestMapping("/appeal-addresses")
@PreAuthorize(AddressAccess.READERS)
class AddressController {

  private final KeepingAddresses keeping;
  private final AppealAddresses addresses;
  private final KnownPayers payers;
  private final AddressWords words;

  AddressController(
      KeepingAddresses keeping, AppealAddresses addresses, KnownPayers payers, AddressWords words) {
    this.keeping = keeping;
    this.addresses = addresses;
    this.payers = payers;
    this.words = words;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "") String payer, HttpServletRequest request, Model model) {
    model.addAttribute(
        "rows",
        keeping.all().stream()
            .filter(each -> payer.isEmpty() || each.scope().payer().equals(payer))
            .toList());
    model.addAttribute("payer", payer);
    return page("addresses/list", request, model);
  }

  @GetMapping("/{id}")
  String one(@PathVariable UUID id, HttpServletRequest request, Model model) {
    AppealAddress address = kept(id);
    model.addAttribute("address", address);
    model.addAttribute("versions", keeping.versions(address));
    return page("addresses/address", request, model);
  }

  @GetMapping("/new")
  @PreAuthorize(AddressAccess.EDITORS)
  String begin(HttpServletRequest request, Model model) {
    return form(EnteredAddress.empty(), null, Map.of(), request, model);
  }

  @GetMapping("/{id}/edit")
  @PreAuthorize(AddressAccess.EDITORS)
  String edit(@PathVariable UUID id, HttpServletRequest request, Model model) {
    AppealAddress newest = keeping.newest(kept(id).scope()).orElseThrow();
    return form(EnteredAddress.of(newest), newest.id(), Map.of(), request, model);
  }

  /** Adds a version; what cannot be kept stays on the page as it was typed. */
  @PostMapping
  @PreAuthorize(AddressAccess.EDITORS)
  String keep(
      @RequestParam Map<String, String> given,
      @RequestParam(required = false) UUID seen,
      HttpServletRequest request,
      RedirectAttributes redirect,
      Model model) {
    EnteredAddress entered = EnteredAddress.read(given);
    try {
      KeepingAddresses.Kept kept =
          keeping.keep(entered, seen, request.getRemoteUser(), request.getRemoteAddr());
      redirect.addFlashAttribute(
          "done",
          kept.fresh()
              ? "Kept as version " + kept.address().version() + "."
              : "The same is kept already; nothing has changed.");
      return "redirect:/appeal-addresses/" + kept.address().id();
    } catch (AddressRefused refused) {
      model.addAttribute("refused", refused.getMessage());
      return refused(entered, seen, refused, request, model);
    }
  }

  private String refused(
      EnteredAddress entered,
      UUID seen,
      AddressRefused refused,
      HttpServletRequest request,
      Model model) {
    if (!refused.faults().isEmpty()) {
      return form(entered, seen, refused.faults(), request, model);
    }
    AddressScope scope =
        new AddressScope(
            entered.payer(), entered.lineOfBusiness(), entered.urgency(), entered.level());
    AppealAddress newest = keeping.newest(scope).orElseThrow();
    model.addAttribute("meanwhile", newest);
    return form(entered, newest.id(), Map.of(), request, model);
  }

  private String form(
      EnteredAddress entered,
      UUID seen,
      Map<String, String> faults,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("entered", entered);
    model.addAttribute("seen", seen);
    model.addAttribute("faults", faults);
    model.addAttribute("linesOfBusiness", words.choices(CheckingAddress.linesOfBusiness()));
    model.addAttribute("urgencies", words.choices(CheckingAddress.urgencies()));
    model.addAttribute("levels", words.choices(CheckingAddress.levels()));
    return page("addresses/form", request, model);
  }

  private String page(String template, HttpServletRequest request, Model model) {
    model.addAttribute("section", "appeal-addresses");
    model.addAttribute("payers", payers.names());
    model.addAttribute("mayEdit", AddressAccess.mayEdit(request));
    model.addAttribute("addresses", addresses);
    return template;
  }

  private AppealAddress kept(UUID id) {
    return keeping.version(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}

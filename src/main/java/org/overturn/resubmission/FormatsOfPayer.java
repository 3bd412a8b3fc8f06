package org.overturn.resubmission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/**
 * In which forms a request goes to its payer: those configured for it that can hold what the
 * request says. A worksheet always can.
 */
@Component
class FormatsOfPayer {

  private final ResubmissionProperties properties;
  private final Map<RequestFormat, FormOfRequest> forms = new EnumMap<>(RequestFormat.class);

  FormatsOfPayer(ResubmissionProperties properties, Collection<FormOfRequest> forms) {
    this.properties = properties;
    forms.forEach(form -> this.forms.put(form.format(), form));
  }

  Set<FormOfRequest> of(Denial denial, RequestValues original, RequestValues request) {
    Set<RequestFormat> formats = EnumSet.of(RequestFormat.WORKSHEET);
    if (!goesElsewhere(original, request)) {
      formats.addAll(configured(denial));
    }
    formats.removeIf(each -> forms.get(each).hindrance(request).isPresent());
    return new java.util.LinkedHashSet<>(formats.stream().map(forms::get).toList());
  }

  /** What people should know of it: which forms are not made, and why. */
  List<String> notes(Denial denial, RequestValues original, RequestValues request) {
    List<String> notes = new ArrayList<>();
    if (goesElsewhere(original, request)) {
      notes.add(
          "The request goes to another payer than the one that denied it. Correct the payer of the"
              + " case too, on its page, so that its clocks and rules are the right ones."
              + (configured(denial).isEmpty()
                  ? ""
                  : " Until then it is a worksheet only: the electronic forms are those of the"
                      + " payer that denied it."));
      return notes;
    }
    if (!denial.payer().recognised()) {
      notes.add("The payer is not one that Overturn knows: the request is a worksheet only.");
    }
    for (RequestFormat format : configured(denial)) {
      forms
          .get(format)
          .hindrance(request)
          .ifPresent(why -> notes.add("The " + format.label() + " is not made: " + why + "."));
    }
    return notes;
  }

  private Set<RequestFormat> configured(Denial denial) {
    return Optional.ofNullable(properties.payers().get(denial.payer().id()))
        .map(ResubmissionProperties.PayerForms::formats)
        .orElse(Set.of());
  }

  private static boolean goesElsewhere(RequestValues original, RequestValues request) {
    return !original
        .get(RequestField.PAYER_NAME)
        .equalsIgnoreCase(request.get(RequestField.PAYER_NAME));
  }
}

package org.overturn.appeal.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.overturn.document.BundlePlan.Citation;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibit.Kind;
import org.overturn.evidence.Source;

/**
 * Where the sources of a letter stand among its exhibits. What is not enclosed, such as a law, has
 * no place.
 */
final class CitedPlaces {

  /** A FHIR resource, a component of it behind the number sign. */
  private static final Pattern RESOURCE =
      Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}(#.+)?");

  private static final Pattern CRITERION = Pattern.compile("#(criterion-[A-Za-z0-9_-]+)$");
  private static final Pattern CALL = Pattern.compile("/calls?(/\\d+)?(#.*)?$");

  private final List<Exhibit> exhibits;

  CitedPlaces(List<Exhibit> exhibits) {
    this.exhibits = exhibits;
  }

  /** Each source that has a place, once, in the order of the letter. */
  List<Citation> of(List<Source> sources) {
    List<Citation> places = new ArrayList<>();
    for (Source source : sources) {
      place(source).filter(each -> !places.contains(each)).ifPresent(places::add);
    }
    return places;
  }

  private Optional<Citation> place(Source source) {
    String words = source.words();
    String address = source.address();
    Matcher criterion = CRITERION.matcher(address);
    if (RESOURCE.matcher(words).matches() || address.endsWith("/chart")) {
      return in(Kind.CHART, words, words).or(() -> in(Kind.WHOLE_CHART, words, words));
    }
    if (criterion.find()) {
      return in(Kind.POLICY, words, criterion.group(1));
    }
    if (address.startsWith("/policies/") || named(Kind.POLICY, words)) {
      return in(Kind.POLICY, words, "");
    }
    if (address.endsWith("#why")) {
      return in(Kind.DENIAL, words, "");
    }
    if (CALL.matcher(address).find()) {
      return call(words, address);
    }
    return exhibits.stream()
        .filter(each -> each.title().equals(words))
        .findFirst()
        .map(each -> new Citation(words, each.key(), ""));
  }

  private Optional<Citation> in(Kind kind, String words, String place) {
    return exhibits.stream()
        .filter(each -> each.kind() == kind)
        .findFirst()
        .map(each -> new Citation(words, each.key(), place));
  }

  /** The call that is named, else the last one. */
  private Optional<Citation> call(String words, String address) {
    String attempt = address.replaceAll(".*/calls?/?", "").replaceAll("\\D.*", "");
    return exhibits.stream()
        .filter(each -> each.kind() == Kind.CALL_RECORD)
        .filter(each -> attempt.isEmpty() || each.key().endsWith(":" + attempt))
        .reduce((earlier, later) -> later)
        .map(each -> new Citation(words, each.key(), ""));
  }

  /** Such as "NCD 240.4, version 3, section B.2" beside a policy "NCD 240.4, version 3". */
  private boolean named(Kind kind, String words) {
    return exhibits.stream()
        .filter(each -> each.kind() == kind)
        .map(each -> each.title().replaceFirst("^Policy ", "").replaceFirst(": .*$", ""))
        .anyMatch(label -> !label.isBlank() && words.startsWith(label));
  }
}

package org.overturn.intake.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Everything that came in one document, found by reference: in the Bundle or contained. */
final class Resources {

  private record Entry(String url, Resource resource) {}

  private final boolean bundle;
  private final List<Entry> entries;

  private Resources(boolean bundle, List<Entry> entries) {
    this.bundle = bundle;
    this.entries = entries;
  }

  static Resources of(IBaseResource root) {
    List<Entry> entries = new ArrayList<>();
    if (root instanceof Bundle bundle) {
      for (BundleEntryComponent entry : bundle.getEntry()) {
        if (entry.getResource() != null) {
          entries.add(new Entry(entry.getFullUrl(), entry.getResource()));
        }
      }
    } else {
      entries.add(new Entry(null, (Resource) root));
    }
    for (Entry entry : List.copyOf(entries)) {
      if (entry.resource() instanceof DomainResource holder) {
        holder.getContained().forEach(part -> entries.add(new Entry(null, part)));
      }
    }
    return new Resources(root instanceof Bundle, entries);
  }

  boolean isBundle() {
    return bundle;
  }

  /** All resources of a type, in the document's order. */
  <R extends Resource> List<R> all(Class<R> type) {
    return entries.stream().map(Entry::resource).filter(type::isInstance).map(type::cast).toList();
  }

  /** What a reference points to, where it came along. */
  <R extends Resource> Optional<R> find(Reference reference, Class<R> type) {
    if (reference == null || reference.isEmpty()) {
      return Optional.empty();
    }
    if (type.isInstance(reference.getResource())) {
      return Optional.of(type.cast(reference.getResource()));
    }
    String target = reference.getReference();
    return entries.stream()
        .filter(entry -> type.isInstance(entry.resource()) && isTarget(target, entry))
        .map(entry -> type.cast(entry.resource()))
        .findFirst();
  }

  /** The same; where the reference leads nowhere, the only resource of its type is meant. */
  <R extends Resource> Optional<R> findOrOnly(Reference reference, Class<R> type) {
    List<R> all = all(type);
    return find(reference, type)
        .or(() -> all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty());
  }

  private static boolean isTarget(String target, Entry entry) {
    if (target == null || target.isEmpty()) {
      return false;
    }
    String id = entry.resource().getIdElement().getIdPart();
    String relative = entry.resource().fhirType() + "/" + id;
    return target.equals(entry.url())
        || target.equals(relative)
        || target.endsWith("/" + relative)
        || target.startsWith("#") && id != null && target.substring(1).equals(id.replace("#", ""));
  }
}

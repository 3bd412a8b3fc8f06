package org.overturn.evidence.policy;

import java.util.Collection;
import java.util.Locale;

/** The services that a policy covers, by label: {@code CPT 72148}, or {@code CPT 7214*}. */
final class ServiceCodes {

  private ServiceCodes() {}

  /** True when one of the labels takes the service; case and spaces do not matter. */
  static boolean cover(Collection<String> labels, String service) {
    String asked = plain(service);
    return labels.stream().map(ServiceCodes::plain).anyMatch(label -> takes(label, asked));
  }

  private static boolean takes(String label, String service) {
    return label.endsWith("*")
        ? service.startsWith(label.substring(0, label.length() - 1))
        : service.equals(label);
  }

  private static String plain(String label) {
    return label.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
  }
}

package org.overturn.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What is wrong with an element of a notice and how to mend it; never the value that stands there.
 *
 * @param property the property of {@code DenialNotice} that it concerns, or empty
 * @param element where it stands in the original: a FHIRPath, or a path in the JSON document
 * @param problem what is wrong, such as "is missing"
 * @param mend what to do about it
 */
public record Flaw(@JsonIgnore String property, String element, String problem, String mend) {

  public static Flaw at(String element, String problem, String mend) {
    return new Flaw("", element, problem, mend);
  }

  /** True for a patient or a service that is missing: a case that exists has both. */
  boolean isOnFileInAKnownCase() {
    boolean whole = property.equals("patient") || property.equals("service");
    boolean part = property.startsWith("patient.") || property.startsWith("service");
    return whole || part && problem.equals("is missing");
  }

  /** For people: "determination.date lies in the future: give the date on the notice". */
  public String words() {
    return element + " " + problem + ": " + mend;
  }
}

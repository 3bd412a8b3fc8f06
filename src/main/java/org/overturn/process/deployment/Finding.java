package org.overturn.process.deployment;

/**
 * Something that may not be deployed.
 *
 * @param line in the file, from 1; 0 where the file has no lines to speak of
 * @param element id of the element, or what it is called; may be empty
 * @param words what is wrong, and how to mend it
 */
record Finding(int line, String element, String words) {

  String in(String file) {
    return file
        + (line > 0 ? ", line " + line : "")
        + (element.isEmpty() ? "" : ", " + element)
        + ": "
        + words
        + ".";
  }
}

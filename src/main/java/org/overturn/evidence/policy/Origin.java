package org.overturn.evidence.policy;

/** How a version of a policy came. */
enum Origin {
  PAGE("entered on the page"),
  FILE("imported from a file"),
  INSTALLATION("came with the installation");

  private final String words;

  Origin(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}

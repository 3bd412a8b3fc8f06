package org.overturn.appeal.bundle;

/**
 * A bundle cannot be made or sealed; says which exhibit, why and how to mend it. It is for people:
 * the name of an exhibit may stand in it, so it is never logged.
 */
public class BundleRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BundleRefused(String message) {
    super(message);
  }
}

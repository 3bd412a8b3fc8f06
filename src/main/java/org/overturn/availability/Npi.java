package org.overturn.availability;

/** National Provider Identifiers: ten digits, the last a check digit (45 CFR 162.406). */
final class Npi {

  /** What the prefix 80840 of the card issuer's number adds to the sum. */
  private static final int PREFIX = 24;

  private Npi() {}

  /** Whether these are ten digits with the right check digit, by the Luhn formula. */
  static boolean isNumber(String text) {
    if (!text.matches("[12]\\d{9}")) {
      return false;
    }
    int sum = PREFIX;
    for (int i = 0; i < 10; i++) {
      int digit = text.charAt(i) - '0';
      int weighed = i % 2 == 0 ? digit * 2 : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}

package org.overturn.compliance;

/** An accounting cannot be made of what was asked for; the message is for who asked. */
class AccountingRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  AccountingRefused(String words) {
    super(words);
  }
}

package org.overturn.insight;

/**
 * A clock that closed unused, with its cause.
 *
 * @param due when it closed, in the practice's zone
 */
record Lapse(String number, String payer, String service, String kind, String due, String cause) {}

package org.overturn.casework;

/** A short word on a coloured ground. */
record Pill(String text, Tone tone) {}

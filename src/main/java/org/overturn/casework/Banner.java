package org.overturn.casework;

/** What a person must know before anything else on the page. */
record Banner(Tone tone, String title, String text) {}

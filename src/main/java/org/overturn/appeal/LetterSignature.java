package org.overturn.appeal;

import java.time.Instant;

/**
 * A physician's signature under a letter.
 *
 * @param letter the text that is signed
 * @param by the user's id
 * @param credentials name and credentials as they stand under the letter
 * @param expedited the physician certifies that a delay would jeopardise life, health or function
 */
record LetterSignature(
    String letter, String by, String credentials, boolean expedited, Instant at) {}

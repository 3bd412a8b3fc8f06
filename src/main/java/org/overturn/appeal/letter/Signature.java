package org.overturn.appeal.letter;

import java.time.Instant;

/**
 * Who stands for a letter.
 *
 * @param by the user's id
 * @param name name and credentials as they stand under the letter
 * @param certification why it cannot wait, in the physician's words, which the sealed letter prints
 *     over the signature; empty for a standard one
 */
public record Signature(String by, String name, String certification, Instant at) {}

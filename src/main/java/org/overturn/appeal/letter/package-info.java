/**
 * The letters of a case: worded by templates that a process owner edits, made of sentences that
 * each rest on a source, changed by people without a lost word, sealed by a signature.
 */
package org.overturn.appeal.letter;

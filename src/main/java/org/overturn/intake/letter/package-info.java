/**
 * Denial letters as PDF, TIFF, PNG or JPEG: their words with page and position, by OCR where there
 * is only a picture; what they say, each fact with where and how surely it was read; and the check
 * of a letter that could not be read with certainty.
 */
package org.overturn.intake.letter;

/**
 * The documents of a case: taken in after a look at their bytes, kept unchanged, handed out; and
 * PDFs of our own pages.
 */
package org.overturn.document;

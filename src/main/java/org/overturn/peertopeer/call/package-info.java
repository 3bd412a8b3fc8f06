/**
 * Holding the call and keeping what was said in it: the notes as they are typed, the record they
 * become, its corrections, and the documents that the reviewer asked for.
 */
package org.overturn.peertopeer.call;

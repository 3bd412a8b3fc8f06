/** The documents of a case: taken in after a look at their bytes, kept unchanged, handed out. */
package org.overturn.document;

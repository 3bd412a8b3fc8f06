/** The case: what was asked for, why it was denied, where its two tracks stand and how it ended. */
package org.overturn.denial;

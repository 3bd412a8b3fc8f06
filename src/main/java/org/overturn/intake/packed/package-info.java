/**
 * Packed files and office documents: they are not opened, and whoever sent one is told what to do.
 */
package org.overturn.intake.packed;

/**
 * The watched folder: fax servers and payers' secure mail drop files there, and each becomes a
 * notice.
 */
package org.overturn.intake.folder;

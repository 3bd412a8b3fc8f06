/**
 * What is filed: the sealed letter and the exhibits that people chose, bound to one PDF that is
 * kept with its hash and never changes.
 */
package org.overturn.appeal.bundle;

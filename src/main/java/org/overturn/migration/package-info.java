/**
 * From one version to the next: which version of Overturn runs on the database, and running cases
 * that go on in another version of a process model when a process owner asks for it.
 */
package org.overturn.migration;

package org.overturn.casework;

/**
 * A task of the case that waits for someone.
 *
 * @param who its owner, or the groups that may take it
 * @param due in the practice's zone, empty when it has no due date
 */
record OpenTask(String id, String name, String who, String due, Pill left) {}

/**
 * What breaks in the life of a practice's server, broken on purpose: nodes are killed, servers stop
 * or hang, disks fill up. Afterwards {@link org.overturn.faults.Invariants} hold.
 */
package org.overturn.faults;

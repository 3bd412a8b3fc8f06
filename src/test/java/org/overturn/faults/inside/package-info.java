/**
 * What the tests put on the class path of a node that they will kill. The product knows nothing of
 * it.
 */
package org.overturn.faults.inside;

/**
 * Who has a task: handing it to another person, and giving it back to its group before somebody's
 * absence costs a window.
 */
package org.overturn.assignment;

/**
 * How long closed cases are kept: the rules of that, legal holds, and the purge that removes a case
 * and proves that nothing of it is left.
 */
package org.overturn.retention;

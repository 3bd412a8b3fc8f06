/**
 * Whose a case is: a physician opens their own cases and those that they cover, and any other only
 * with a reason, for a time, on record.
 */
package org.overturn.access;

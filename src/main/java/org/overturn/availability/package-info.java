/**
 * When the people of the practice can be counted on: weekly working hours, the times at which a
 * physician sees patients, time off, and what their own calendars say.
 */
package org.overturn.availability;

/**
 * Mail to the people of the practice: the case number and a link, never anything of the patient.
 */
package org.overturn.notification;

/**
 * Mail to the people of the practice: a number and a link, never anything of the patient. It is
 * left in an outbox and sent once.
 */
package org.overturn.notification;

package org.overturn.intake.mailbox;

import java.util.List;

/**
 * What a mail holds.
 *
 * @param sender the address it came from, or null
 * @param attachments what may be notices
 * @param forAPerson what a person has to do with the mail as a whole, or null
 */
record ReadMail(String sender, List<Attachment> attachments, String forAPerson) {}

package org.overturn.peertopeer;

import org.overturn.process.Staff;

/**
 * A time that fits everybody.
 *
 * @param physician who would hold the call
 * @param inWindow whether it lies before the window closes
 * @param why what speaks for it, such as "earliest; packet ready; 2 h before the window closes"
 */
record ProposedSlot(Slot slot, Staff.Person physician, boolean inWindow, String why) {}

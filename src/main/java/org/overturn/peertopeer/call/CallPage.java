package org.overturn.peertopeer.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.overturn.denial.CaseSection.Entry;
import org.overturn.peertopeer.packet.Packet;

/**
 * All that the page of a call shows beside the notes. Patient data stands in it.
 *
 * @param holder the name of who is to hold the call
 * @param writable whether the person who looks may write the notes
 * @param why the notes cannot be written by this person, in words; empty where they can
 * @param packet what was prepared; null before anything was
 * @param script what to say, by the code of the point of the call
 * @param specialty of the case, with its source; empty where it is not known
 * @param law what a law asks of the reviewer; empty where none is known to us
 * @param explainsOnly whether by the payer's rule a call overturns nothing
 * @param notes as labeled facts, for who may only read them
 */
record CallPage(
    String number,
    String payer,
    String service,
    UUID call,
    int attempt,
    Instant startsAt,
    String payerTime,
    String holder,
    String dialIn,
    String reviewerExpected,
    boolean writable,
    String why,
    Packet packet,
    Map<String, List<CallScript.Line>> script,
    String specialty,
    String law,
    boolean explainsOnly,
    List<Entry> notes) {}

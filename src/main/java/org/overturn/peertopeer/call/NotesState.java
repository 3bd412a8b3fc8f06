package org.overturn.peertopeer.call;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The notes of a call as a device shows them. Patient data stands in it.
 *
 * @param call the id of the call
 * @param version goes up by one with each save; 0 before the first
 * @param now the server's clock, in milliseconds of the epoch
 * @param saved when the notes were last saved, in words; empty before the first time
 * @param by who saved them last; empty before the first time
 * @param recorded whether they are the record now, and nobody changes them any more
 * @param mismatch why to object to the reviewer, in words; empty where there is nothing
 * @param missing what is still to be noted before they can be the record
 * @param refused which of the changes that were just sent could not be kept, and why
 */
record NotesState(
    UUID call,
    long version,
    long now,
    String saved,
    String by,
    boolean recorded,
    Map<String, String> notes,
    String mismatch,
    List<Missing> missing,
    List<NoteChange.Refused> refused) {}

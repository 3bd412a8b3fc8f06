package org.overturn.retention;

import java.time.Instant;
import java.util.List;
import org.overturn.denial.CaseNumber;

/**
 * A case that is due and could not be purged.
 *
 * @param triedAt when it was last tried
 * @param places where its number stands that no purge reaches
 */
public record LeftCase(CaseNumber number, Instant triedAt, List<Place> places) {}

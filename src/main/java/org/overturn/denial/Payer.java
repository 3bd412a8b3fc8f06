package org.overturn.denial;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The payer as the decision tables know it.
 *
 * @param id the code by which the rule tables are keyed; {@code other} when not recognised
 * @param name the name people read: the directory's, or the notice's own words
 * @param recognised false when the payer is not in {@code identify-payer}: its rules are assumed
 */
@Embeddable
public record Payer(
    @Column(name = "payer_id") String id,
    @Column(name = "payer_name") String name,
    @Column(name = "payer_recognised") boolean recognised) {}

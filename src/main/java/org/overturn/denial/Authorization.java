package org.overturn.denial;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** The payer's approval in writing: what proves that a denial was turned around (R42). */
@Embeddable
public record Authorization(
    @Column(name = "authorization_number") String number,
    @Column(name = "approved_codes") String approvedCodes,
    @Column(name = "approved_units") Integer approvedUnits,
    @Column(name = "valid_from") LocalDate validFrom,
    @Column(name = "valid_to") LocalDate validTo) {}

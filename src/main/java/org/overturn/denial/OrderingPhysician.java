package org.overturn.denial;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Who ordered the service: name as printed, National Provider Identifier (ten digits), specialty.
 */
@Embeddable
public record OrderingPhysician(
    @Column(name = "physician_name") @Size(max = 200) String name,
    @Column(name = "physician_npi") @Pattern(regexp = "\\d{10}", message = "an NPI has ten digits")
        String npi,
    @Column(name = "physician_specialty") @Size(max = 120) String specialty) {}

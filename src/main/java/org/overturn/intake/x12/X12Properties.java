package org.overturn.intake.x12;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much of an X12 interchange is taken, under {@code overturn.intake.x12}.
 *
 * @param maxSegments of a whole interchange, its envelope included
 * @param maxTransactionSegments of one transaction set, or of one claim of a remittance, which is
 *     read at once
 * @param maxSegmentLength in characters
 */
@Validated
@ConfigurationProperties("overturn.intake.x12")
record X12Properties(
    @Min(100) @Max(100_000_000) @DefaultValue("5000000") int maxSegments,
    @Min(50) @Max(1_000_000) @DefaultValue("20000") int maxTransactionSegments,
    @Min(200) @Max(1_000_000) @DefaultValue("10000") int maxSegmentLength) {}

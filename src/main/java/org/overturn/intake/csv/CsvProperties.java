package org.overturn.intake.csv;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Tables, under {@code overturn.intake.csv}.
 *
 * @param maxRows of one file
 * @param maxColumns of one file
 * @param maxCell characters in one cell
 * @param mappings where mappings lie that come with an installation, as resource patterns; each is
 *     loaded at start unless its columns are mapped already
 */
@Validated
@ConfigurationProperties("overturn.intake.csv")
record CsvProperties(
    @Min(1) @Max(1_000_000) @DefaultValue("5000") int maxRows,
    @Min(2) @Max(10_000) @DefaultValue("200") int maxColumns,
    @Min(10) @Max(1_000_000) @DefaultValue("10000") int maxCell,
    @DefaultValue List<String> mappings) {}

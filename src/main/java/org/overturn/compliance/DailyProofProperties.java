package org.overturn.compliance;

import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The daily proof of the audit, under {@code overturn.audit.daily-proof}.
 *
 * @param enabled whether it is made and mailed at all
 * @param at when, in the practice's zone; a node that starts later that day makes it then
 */
@Validated
@ConfigurationProperties("overturn.audit.daily-proof")
record DailyProofProperties(
    @DefaultValue("true") boolean enabled, @NotNull @DefaultValue("05:30") LocalTime at) {}

package org.overturn.access;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a case stays open for who broke the glass, or gave a task of it back, under {@code
 * overturn.access}.
 *
 * @param glassBrokenFor 15 minutes to a day; afterwards a reason is asked for again
 */
@Validated
@ConfigurationProperties("overturn.access")
record AccessProperties(
    @NotNull @DurationMin(minutes = 15) @DurationMax(hours = 24) @DefaultValue("4h")
        Duration glassBrokenFor) {}

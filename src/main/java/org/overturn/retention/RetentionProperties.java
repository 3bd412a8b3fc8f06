package org.overturn.retention;

import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The purge by itself, under {@code overturn.retention}. How long cases are kept, the compliance
 * officer says on the page {@code /retention}.
 *
 * @param purgesDaily whether what is due is purged once a day without anybody asking
 * @param at when, in the practice's zone; a node that starts later that day does it then
 */
@Validated
@ConfigurationProperties("overturn.retention")
record RetentionProperties(
    @DefaultValue("false") boolean purgesDaily, @NotNull @DefaultValue("02:30") LocalTime at) {}

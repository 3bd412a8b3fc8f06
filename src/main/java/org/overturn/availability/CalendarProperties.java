package org.overturn.availability;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How people's own calendars are read, under {@code overturn.calendars}.
 *
 * @param httpAllowed whether one may be read without https
 * @param privateNetworkAllowed whether one may lie inside the practice's own network; otherwise
 *     nobody can have the server fetch from there
 * @param timeout how long one may take to answer
 * @param largest how much of one is read
 * @param keep how long an answer counts before the calendar is asked again
 */
@Validated
@ConfigurationProperties("overturn.calendars")
record CalendarProperties(
    @DefaultValue("false") boolean httpAllowed,
    @DefaultValue("false") boolean privateNetworkAllowed,
    @NotNull @DefaultValue("5s") Duration timeout,
    @NotNull @DefaultValue("5MB") DataSize largest,
    @NotNull @DefaultValue("5m") Duration keep) {}

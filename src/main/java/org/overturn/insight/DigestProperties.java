package org.overturn.insight;

import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The supervisors' daily digest, under {@code overturn.digest}.
 *
 * @param enabled whether it is mailed at all
 * @param at when, in the practice's zone; a node that starts later that day sends it then
 */
@Validated
@ConfigurationProperties("overturn.digest")
record DigestProperties(
    @DefaultValue("true") boolean enabled, @NotNull @DefaultValue("07:00") LocalTime at) {}

package org.overturn.security;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often somebody may try, under {@code overturn.limits}. Each node counts for itself, in
 * memory: with two nodes an attacker has twice the tries, and a restart forgets them.
 *
 * @param signInPerAddress failed tries from one address; a hospital has all its people behind one,
 *     and of those who type a wrong password at the change of shift few do so twice
 * @param signInPerUser failed tries of one user from one address; more than a person makes who
 *     looks for the right password, and nobody elsewhere is kept from signing in by them
 * @param signInWithin the time in which so many may fail
 * @param intakePerClient denials that one client may send; about what one node takes
 * @param intakeWithin the time in which it may send so many
 */
@Validated
@ConfigurationProperties("overturn.limits")
record LimitProperties(
    @Min(1) @DefaultValue("100") int signInPerAddress,
    @Min(1) @DefaultValue("10") int signInPerUser,
    @NotNull @DefaultValue("10m") Duration signInWithin,
    @Min(1) @DefaultValue("10000") int intakePerClient,
    @NotNull @DefaultValue("1m") Duration intakeWithin) {}

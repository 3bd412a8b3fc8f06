package org.overturn.process;

import java.util.Set;
import org.overturn.denial.Payer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For which payers an agent (a portal bot, a voice agent) does a step before a person is asked,
 * under {@code overturn.agents}. Each is a set of payer ids as {@code identify-payer.dmn} gives
 * them; {@code *} stands for every payer, and none is the default.
 *
 * @param requestPeerToPeer the topic {@code request-peer-to-peer}
 * @param fetchDenialLetter the topic {@code fetch-denial-letter}
 * @param checkAuthorizationStatus the topic {@code check-authorization-status}
 */
@ConfigurationProperties("overturn.agents")
public record AgentProperties(
    @DefaultValue Set<String> requestPeerToPeer,
    @DefaultValue Set<String> fetchDenialLetter,
    @DefaultValue Set<String> checkAuthorizationStatus) {

  private static final String EVERY = "*";

  static boolean serves(Set<String> payers, Payer payer) {
    return payers.contains(EVERY) || payers.contains(payer.id());
  }
}

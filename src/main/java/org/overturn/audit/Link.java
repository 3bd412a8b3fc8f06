package org.overturn.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.overturn.denial.Sha256;

/**
 * One link of the chain: the hash that a seal has. It covers, in this order and each on a line of
 * its own, position, hash of the seal before, time of sealing, and the entry's number, time, who,
 * what, case, from, detail and why. Times are ISO 8601 in UTC; each text follows its length in
 * bytes and a colon, and where there is none stands a hyphen, so that no two entries read alike.
 * docs/audit.md says the same, for whoever wants to check the chain without this program.
 */
final class Link {

  private Link() {}

  static String hash(long position, String before, Instant sealedAt, RecordedAct act) {
    StringBuilder words = new StringBuilder(400);
    words.append(position).append('\n').append(before).append('\n');
    words.append(sealedAt).append('\n').append(act.id()).append('\n');
    words.append(act.at()).append('\n');
    List<String> texts =
        Arrays.asList(act.who(), act.what(), act.caseNumber(), act.from(), act.detail(), act.why());
    for (String text : texts) {
      if (text == null) {
        words.append("-\n");
      } else {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        words.append(length).append(':').append(text).append('\n');
      }
    }
    return Sha256.of(words.toString());
  }
}

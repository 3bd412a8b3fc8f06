package org.overturn.security.setup;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.overturn.denial.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The codes of the first start. Each is good for an hour, on every node, and for one use; what is
 * kept is a hash.
 */
@Component
class SetupCodes {

  static final Duration GOOD_FOR = Duration.ofHours(1);

  /** Without those that are taken for one another, 31 of them: a code is 99 random bits. */
  private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ2345678";

  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 5;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SetupCodes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Draws one and keeps its hash. */
  String draw() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        code.append('-');
      }
      code.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    Instant now = clock.instant();
    jdbc.sql("insert into overturn.setup_code (hash, made_at, ends_at) values (?, ?, ?)")
        .param(hash(code.toString()))
        .param(at(now))
        .param(at(now.plus(GOOD_FOR)))
        .update();
    return code.toString();
  }

  boolean isGood(String code) {
    return jdbc.sql("select count(*) from overturn.setup_code where hash = ? and ends_at > ?")
            .param(hash(code))
            .param(at(clock.instant()))
            .query(Long.class)
            .single()
        > 0;
  }

  /** None is good any more. */
  void forget() {
    jdbc.sql("delete from overturn.setup_code").update();
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** People may type it in small letters, and without its hyphens. */
  private static String hash(String code) {
    return Sha256.of(code.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT));
  }
}

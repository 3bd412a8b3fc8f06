package org.overturn.evidence.policy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.overturn.practice.PracticeProperties;
import org.overturn.testing.TestClock;

/** The reader of YAML on its own ground, without a database. */
final class PolicyReading {

  static final YamlPolicyReader READER = new YamlPolicyReader(check(TestClock.get()));

  private PolicyReading() {}

  static PolicyCheck check(Clock clock) {
    PracticeProperties practice =
        new PracticeProperties(
            "Practice", ZoneId.of("America/New_York"), LocalTime.of(8, 0), LocalTime.of(17, 0));
    return new PolicyCheck(new Payers(), practice, clock);
  }

  static ReadPolicy read(String yaml) {
    return READER.read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  static List<String> faults(String yaml) {
    return read(yaml).faults().stream().map(ReadPolicy.Fault::text).toList();
  }

  private static final class Payers extends PolicyPayers {

    Payers() {
      super(null);
    }

    @Override
    Map<String, String> names() {
      Map<String, String> names = new LinkedHashMap<>();
      names.put("aetna", "Aetna");
      names.put("bcn-michigan", "Blue Care Network of Michigan");
      names.put("cigna", "Cigna Healthcare");
      names.put("humana", "Humana");
      names.put("molina-wa", "Molina Healthcare of Washington");
      names.put("unitedhealthcare", "UnitedHealthcare");
      names.put("*", "Every payer");
      return names;
    }
  }
}

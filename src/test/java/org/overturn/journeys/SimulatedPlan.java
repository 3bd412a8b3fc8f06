package org.overturn.journeys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.overturn.deadline.NaiveClock;
import org.overturn.denial.CareSetting;
import org.overturn.denial.DenialReason;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Stage;

/**
 * Plans of the simulated year, with their windows as the payers publish them. What a plan gives is
 * told here a second time, in the words of {@link NaiveClock}: nothing is asked of the tables or of
 * the code that counts by them.
 */
enum SimulatedPlan {
  UNITED_OUTPATIENT("unitedhealthcare", LineOfBusiness.COMMERCIAL, "OH", Zones.NEW_YORK) {
    @Override
    Instant window(Facts facts) {
      return facts.endOf(facts.naive().afterCalendarDays(facts.posted(), 21));
    }
  },
  UNITED_INPATIENT("unitedhealthcare", LineOfBusiness.EMPLOYER, "FL", Zones.NEW_YORK) {
    @Override
    Notices notice() {
      return super.notice().in(CareSetting.INPATIENT).at(Stage.CONCURRENT);
    }

    @Override
    Instant window(Facts facts) {
      return facts.closeOf(facts.naive().afterBusinessDays(facts.posted(), 3));
    }
  },
  UNITED_MINNESOTA("unitedhealthcare", LineOfBusiness.MEDICARE_ADVANTAGE, "MN", Zones.CHICAGO) {
    @Override
    Notices notice() {
      return super.notice()
          .in(CareSetting.INPATIENT)
          .at(Stage.CONCURRENT)
          .because(
              new DenialReason(
                  "A3",
                  "HCR:0F",
                  "The inpatient level of care is not medically necessary.",
                  "Policy 2026.11"));
    }

    @Override
    Instant window(Facts facts) {
      return facts.closeOf(facts.naive().afterBusinessDays(facts.determined(), 7));
    }
  },
  MOLINA_OUTPATIENT("molina-wa", LineOfBusiness.MEDICAID_MANAGED_CARE, "WA", Zones.LOS_ANGELES) {
    @Override
    Instant window(Facts facts) {
      return facts.closeOf(facts.naive().afterBusinessDays(facts.receivedOn(), 10));
    }
  },
  MOLINA_DISCHARGED("molina-wa", LineOfBusiness.MARKETPLACE, "WA", Zones.LOS_ANGELES) {
    @Override
    Notices notice() {
      return super.notice().in(CareSetting.INPATIENT).at(Stage.POST_SERVICE);
    }

    @Override
    Instant window(Facts facts) {
      return facts.closeOf(facts.naive().afterBusinessDays(facts.discharged(), 5));
    }
  },
  SOUTH_CAROLINA("bcbs-south-carolina", LineOfBusiness.COMMERCIAL, "SC", Zones.NEW_YORK) {
    @Override
    Instant window(Facts facts) {
      return facts.closeOf(facts.naive().afterBusinessDays(facts.determined(), 5));
    }
  },
  SOUTH_CAROLINA_CONCURRENT("bcbs-south-carolina", LineOfBusiness.EMPLOYER, "SC", Zones.NEW_YORK) {
    @Override
    Notices notice() {
      return super.notice().at(Stage.CONCURRENT);
    }

    @Override
    Instant window(Facts facts) {
      return facts.closeOf(facts.naive().afterBusinessDays(facts.determined(), 2));
    }
  },
  MERIDIAN("meridian-il", LineOfBusiness.MEDICAID_MANAGED_CARE, "IL", Zones.CHICAGO),
  REGENCE("regence", LineOfBusiness.FEP, "OR", Zones.LOS_ANGELES),
  CIGNA("cigna", LineOfBusiness.COMMERCIAL, "CO", Zones.NEW_YORK),
  UNKNOWN("other", LineOfBusiness.COMMERCIAL, "AZ", Zones.NEW_YORK),
  LETTER("aetna", LineOfBusiness.COMMERCIAL, "MI", Zones.NEW_YORK) {
    @Override
    boolean lettersStateTheWindow() {
      return true;
    }

    @Override
    Instant window(Facts facts) {
      return facts.naive().showing(facts.statedDay(), facts.statedTime());
    }
  },
  BLUE_CARE_NETWORK("bcn-michigan", LineOfBusiness.COMMERCIAL, "MI", Zones.DETROIT) {
    @Override
    Instant window(Facts facts) {
      return filing(facts);
    }
  },
  SUPERIOR("superior-tx", LineOfBusiness.MEDICAID_MANAGED_CARE, "TX", Zones.CHICAGO) {
    @Override
    Instant window(Facts facts) {
      return filing(facts);
    }
  },
  HUMANA("humana", LineOfBusiness.MEDICARE_ADVANTAGE, "KY", Zones.NEW_YORK) {
    @Override
    Instant window(Facts facts) {
      return null;
    }
  },
  PART_D("other", LineOfBusiness.MEDICARE_PART_D, "NV", Zones.NEW_YORK);

  static final LocalTime OPENS = LocalTime.of(8, 0);
  static final LocalTime CLOSES = LocalTime.of(17, 0);

  private final String payer;
  private final LineOfBusiness lineOfBusiness;
  private final String state;
  private final ZoneId zone;

  SimulatedPlan(String payer, LineOfBusiness lineOfBusiness, String state, String zone) {
    this.payer = payer;
    this.lineOfBusiness = lineOfBusiness;
    this.state = state;
    this.zone = ZoneId.of(zone);
  }

  /** The zones of the payers' phones. */
  private static final class Zones {
    static final String NEW_YORK = "America/New_York";
    static final String DETROIT = "America/Detroit";
    static final String CHICAGO = "America/Chicago";
    static final String LOS_ANGELES = "America/Los_Angeles";
  }

  /** Days are the payer's. */
  record Facts(
      SimulatedPlan plan,
      Instant received,
      LocalDate determined,
      LocalDate posted,
      LocalDate discharged,
      LocalDate statedDay,
      LocalTime statedTime) {

    NaiveClock naive() {
      return plan.naive();
    }

    LocalDate receivedOn() {
      return naive().wall(received).toLocalDate();
    }

    Instant closeOf(LocalDate day) {
      return naive().showing(day, CLOSES);
    }

    Instant endOf(LocalDate day) {
      return naive().showing(day.plusDays(1), LocalTime.MIDNIGHT).minusSeconds(1);
    }
  }

  /** When the call must have been asked for; null where no call is held. */
  Instant window(Facts facts) {
    // nothing is published: 24 hours, and never less from the receipt (R67)
    return facts.naive().afterHours(facts.received(), 24);
  }

  /** When the appeal must have been filed. */
  Instant filing(Facts facts) {
    NaiveClock naive = facts.naive();
    return facts.endOf(
        switch (lineOfBusiness) {
          case MEDICARE_ADVANTAGE -> naive.afterCalendarDays(facts.determined(), 65);
          case MEDICAID_MANAGED_CARE -> naive.afterCalendarDays(facts.determined(), 60);
          case FEP -> naive.afterMonths(facts.determined(), 6);
          case MEDICARE_PART_D -> {
            LocalDate presumed = naive.afterCalendarDays(facts.determined(), 5);
            LocalDate actual = facts.receivedOn();
            yield naive.afterCalendarDays(actual.isBefore(presumed) ? actual : presumed, 60);
          }
          default ->
              naive.afterCalendarDays(
                  payer.equals("cigna") ? facts.determined() : facts.receivedOn(), 180);
        });
  }

  boolean lettersStateTheWindow() {
    return false;
  }

  Notices notice() {
    return Notices.clinical()
        .from(payer, name())
        .under(lineOfBusiness)
        .in(state)
        .numbered("YEAR-" + name());
  }

  NaiveClock naive() {
    return new NaiveClock(zone, OPENS, CLOSES);
  }
}

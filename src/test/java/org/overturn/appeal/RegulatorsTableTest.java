package org.overturn.appeal;

import static org.overturn.decisions.DecisionCase.fact;

import java.util.Map;
import java.util.stream.Stream;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTableTest;

/** To whom a payer is reported that is late with its decision. */
class RegulatorsTableTest extends DecisionTableTest {

  RegulatorsTableTest() {
    super("regulators", Map.of("lineOfBusiness", "commercial", "state", "OH"));
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.of(
        fact("A Medicare Advantage plan: Medicare")
            .given("lineOfBusiness", "medicare-advantage")
            .gives("regulator", "Centers for Medicare & Medicaid Services (Medicare)"),
        fact("An employer's self-funded plan in Texas: the Department of Labor all the same")
            .given("lineOfBusiness", "employer", "state", "TX")
            .gives(
                "regulator", "U.S. Department of Labor, Employee Benefits Security Administration"),
        fact("A plan of federal employees: the Office of Personnel Management")
            .given("lineOfBusiness", "fep")
            .gives("regulator", "U.S. Office of Personnel Management, Healthcare and Insurance"),
        fact("Texas Medicaid: the state's commission")
            .given("lineOfBusiness", "medicaid-managed-care", "state", "TX")
            .gives("regulator", "Texas Health and Human Services Commission"),
        fact("Medicaid elsewhere: the state's agency")
            .given("lineOfBusiness", "medicaid-managed-care", "state", "WA")
            .gives("regulator", "The state's Medicaid agency"),
        fact("A state-regulated plan in Texas: its department, with its help line")
            .given("state", "TX")
            .gives("how", "its online complaint portal, or the help line 1-800-252-3439"),
        fact("A state-regulated plan in California: the help center")
            .given("lineOfBusiness", "marketplace", "state", "CA")
            .gives("regulator", "California Department of Managed Health Care, Help Center"),
        fact("A state-regulated plan elsewhere: the state's department of insurance")
            .gives("regulator", "The state's department of insurance"),
        fact("A plan of unknown kind: whom the denial letter names")
            .given("lineOfBusiness", "unknown")
            .gives("regulator", "The plan's regulator, as its denial letter names it"));
  }
}

package org.overturn.intake.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.overturn.intake.x12.Edi.EVENT;
import static org.overturn.intake.x12.Edi.group;
import static org.overturn.intake.x12.Edi.groups;
import static org.overturn.intake.x12.Edi.transaction;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Part;

/** How a file is taken apart. */
class InterchangeTest {

  private static final X12Properties LIMITS = new X12Properties(100_000, 1000, 500);

  private static final String ONE = transaction(1, EVENT, "HCR*A3**0F~");
  private static final String TWO = transaction(2, EVENT, "HCR*A1*AUTH-1~");

  @Test
  void eachTransactionSetOfEachGroupAndInterchangeIsAPart() {
    String file = groups(group(ONE, TWO), group(ONE)) + Edi.interchange(TWO);

    assertThat(places(file))
        .containsExactly(
            "transaction 1 (0001)",
            "transaction 2 (0002)",
            "transaction 3 (0001)",
            "transaction 4 (0002)");
  }

  @Test
  void aPartIsAnInterchangeOfItsOwnWithTheSamePart() {
    for (Part part : parts(groups(group(ONE, TWO), group(ONE)))) {
      List<Part> again = parts(new String(part.bytes()));

      assertThat(again).hasSize(1);
      assertThat(again.get(0).bytes()).isEqualTo(part.bytes());
    }
  }

  @Test
  void oneThatBreaksOffDoesNotKeepBackTheOthers() {
    String broken = ONE.substring(0, ONE.indexOf("SE*"));

    List<Unit> units = units(Edi.interchange(broken, TWO));

    assertThat(units).hasSize(2);
    assertThat(units.get(0).trailer()).isNull();
    assertThat(units.get(1).trailer()).isNotNull();
  }

  @Test
  void anEnvelopeWithoutItsEndsIsTakenApartAllTheSame() {
    String file = groups(group(ONE, TWO)).replace("GE*2*417~IEA*1*000000417~", "");

    assertThat(places(file)).hasSize(2);
  }

  @Test
  void moreSegmentsThanAllowedAreRefusedWithTheSettingThatSaysSo() {
    String file = Edi.interchange(transaction(1, EVENT, "MSG*TEXT~".repeat(200)));

    assertThatThrownBy(() -> units(file, new X12Properties(100, 1000, 500)))
        .hasMessageContaining("more than 100 segments", "max-segments");
    assertThatThrownBy(() -> units(file, LIMITS).get(0).standard(new X12Properties(1000, 50, 500)))
        .hasMessageContaining("more than 50 segments", "max-transaction-segments");
  }

  @Test
  void aSegmentWithoutAnEndIsRefused() {
    assertThatThrownBy(() -> units(Edi.interchange(ONE).replace("HCR", "X".repeat(600))))
        .hasMessageContaining("is longer than 500 characters");
  }

  private static List<String> places(String file) {
    return parts(file).stream().map(Part::place).toList();
  }

  private static List<Part> parts(String file) {
    Segments segments = new Segments(Edi.bytes(file), LIMITS);
    List<Part> parts = new ArrayList<>();
    new Units(segments, claim -> true, LIMITS)
        .forEachRemaining(unit -> parts.add(unit.part(segments.charset())));
    return parts;
  }

  private static List<Unit> units(String file) {
    return units(file, LIMITS);
  }

  private static List<Unit> units(String file, X12Properties limits) {
    List<Unit> units = new ArrayList<>();
    new Units(new Segments(Edi.bytes(file), limits), claim -> true, limits)
        .forEachRemaining(units::add);
    return units;
  }
}

package org.overturn.bench;

import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** X12 interchanges of distinct denials, and what it costs StAEDI alone to go through one. */
final class Interchanges {

  private static final String HEAD =
      "ISA*00*          *00*          *ZZ*BENCHPAY       *ZZ*LAKESIDE       "
          + "*261117*1540*^*00501*000000417*0*P*:~"
          + "GS*HI*BENCHPAY*LAKESIDE*20261117*1540*417*X*005010X217~";

  /** Twenty-two segments, of the length that a denial with two lines and its reason has. */
  private static final String DENIAL =
      "ST*278*%1$09d*005010X217~BHT*0007*11*BENCH-X-%1$d*20261117*1540*18~HL*1**20*1~"
          + "NM1*X3*2*UNITEDHEALTHCARE*****PI*87726~PER*IC*REVIEW DESK*TE*18005550142~HL*2*1*21*1~"
          + "NM1*1P*1*ORDERING*PAT****XX*1234567893~HL*3*2*22*1~"
          + "NM1*IL*1*BENCHPERSON*ANY****MI*MEMB-%1$d~DMG*D8*19610203*F~HL*4*3*EV*1~"
          + "TRN*2*TRACE-%1$d*9BENCHPAY1~UM*HS*I*3*22:B~HI*ABK:M5416*ABF:M5137~HL*5*4*SS*0~"
          + "HCR*A3**0F~SV1*HC:72148*900*UN*1~HL*6*4*SS*0~HCR*A1*AUTH-%1$d~SV1*HC:97110**UN*12~"
          + "MSG*SIX WEEKS OF CONSERVATIVE TREATMENT WITHIN THE LAST SIX MONTHS ARE NOT DOCUMENTED~"
          + "SE*22*%1$09d~";

  private Interchanges() {}

  /** An interchange of so many denials. */
  static byte[] ofDenials(int count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HEAD.getBytes(StandardCharsets.US_ASCII));
    for (int number = 1; number <= count; number++) {
      out.writeBytes(DENIAL.formatted(number).getBytes(StandardCharsets.US_ASCII));
    }
    out.writeBytes(
        "GE*%d*417~IEA*1*000000417~".formatted(count).getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  /** Goes through it with StAEDI as it comes, and does nothing with what it finds. */
  static void iterate(byte[] interchange) {
    try (EDIStreamReader reader =
        EDIInputFactory.newFactory().createEDIStreamReader(new ByteArrayInputStream(interchange))) {
      while (reader.hasNext()) {
        reader.next();
      }
    } catch (EDIStreamException | IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}

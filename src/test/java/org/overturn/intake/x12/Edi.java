package org.overturn.intake.x12;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Interchanges as tests need them: ordinary where a test says nothing else. */
public final class Edi {

  private static final String ISA =
      "ISA*00*          *00*          *ZZ*NORTHPAY       *ZZ*LAKESIDE       "
          + "*261117*1540*^*00501*000000417*0*P*:~";
  private static final String GS = "GS*HI*NORTHPAY*LAKESIDE*20261117*1540*417*X*005010X217~";

  private Edi() {}

  /** A 278 of the usual payer, member and event, with these segments at the end. */
  public static String review(String... segments) {
    return reviewFrom(EVENT, segments);
  }

  /** The usual levels down to the subscriber. */
  static final String SUBSCRIBER =
      "BHT*0007*11*BHT-1*20261117*1540*18~HL*1**20*1~NM1*X3*2*UNITEDHEALTHCARE*****PI*87726~"
          + "PER*IC*REVIEW DESK*TE*18005550142~HL*2*1*21*1~"
          + "NM1*1P*1*ORDERING*PAT****XX*1234567893~PRV*OR*PXC*207X00000X~HL*3*2*22*1~"
          + "NM1*IL*1*QVPHITEST*ZYXMARKED*B***MI*MEMB-ZYX-77~DMG*D8*19610203*F~";

  /** The usual event, below the subscriber. */
  static final String EVENT = SUBSCRIBER + "HL*4*3*EV*1~TRN*2*TRACE-1*9NORTHPAY1~UM*HS*I*3*22:B**~";

  /** A 278 that begins so and goes on with these segments. */
  public static String reviewFrom(String beginning, String... segments) {
    return interchange(transaction(1, beginning, segments));
  }

  /** A line of the usual event. */
  public static String line(int number, String code, String... segments) {
    return "HL*%d*4*SS*0~%sSV1*HC:%s**UN*1~"
        .formatted(
            number + 4, String.join("~", segments) + (segments.length == 0 ? "" : "~"), code);
  }

  /** ST to SE, counted. */
  public static String transaction(int number, String beginning, String... segments) {
    String body = beginning + String.join("", segments);
    long count = body.chars().filter(each -> each == '~').count() + 2;
    return "ST*278*%04d*005010X217~%sSE*%d*%04d~".formatted(number, body, count, number);
  }

  /** Transaction sets in one group. */
  public static String interchange(String... transactions) {
    return ISA + group(transactions) + "IEA*1*000000417~";
  }

  /** An interchange of so many denials, each of a request of its own. */
  public static String manyDenials(int count) {
    String[] sets = new String[count];
    for (int i = 0; i < count; i++) {
      String event = EVENT.replace("-1*", "-%d*".formatted(5000 + i));
      String reference = "REF*NT*NP-%d~".formatted(5000 + i);
      sets[i] = transaction(i + 1, event + reference + "HCR*A3**0F~", line(1, "72148"));
    }
    return interchange(sets);
  }

  /** The usual event under another trace, in a transaction set whose number says nothing of it. */
  public static String event(String trace) {
    return EVENT.replace("TRACE-1", trace).replace("BHT-1", "BHT-" + trace);
  }

  public static String groups(String... groups) {
    return ISA + String.join("", groups) + "IEA*" + groups.length + "*000000417~";
  }

  public static String group(String... transactions) {
    return GS + String.join("", transactions) + "GE*" + transactions.length + "*417~";
  }

  /** A remittance with these claims. */
  public static String remittance(String... claims) {
    List<String> body = new ArrayList<>();
    body.add("BPR*I*0*C*NON************20261116~");
    body.add("TRN*1*EFT-1*1999999999~");
    body.add("DTM*405*20261117~");
    body.add("N1*PR*UNITEDHEALTHCARE~PER*CX**TE*18005550142~N1*PE*LAKESIDE*XX*1234567893~LX*1~");
    body.addAll(List.of(claims));
    String all = String.join("", body);
    long count = all.chars().filter(each -> each == '~').count() + 2;
    return ISA
        + "GS*HP*NORTHPAY*LAKESIDE*20261117*1540*417*X*005010X221A1~ST*835*0001~"
        + all
        + "SE*%d*0001~GE*1*417~IEA*1*000000417~".formatted(count);
  }

  /** A claim of one line, with these adjustments of it. */
  public static String claim(String number, String paid, String... adjustments) {
    return "CLP*ACCT-%s*4*500*%s*0*12*%s*11~".formatted(number, paid, number)
        + "NM1*QC*1*QVPHITEST*ZYXMARKED*B***MI*MEMB-ZYX-77~NM1*82*1*ORDERING*PAT****XX*1234567893~"
        + "MOA***N115~SVC*HC:72148*500*%s**1~DTM*472*20261102~".formatted(paid)
        + String.join("~", adjustments)
        + (adjustments.length == 0 ? "" : "~");
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

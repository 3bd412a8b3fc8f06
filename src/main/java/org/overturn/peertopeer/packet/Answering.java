package org.overturn.peertopeer.packet;

import java.util.ArrayList;
import java.util.List;
import org.overturn.denial.Denial;
import org.overturn.evidence.Source;

/**
 * The objections to expect, each answered with this case's own facts where there are any (R30).
 * Where there are none, the answer says so instead of claiming something.
 */
record Answering(List<Objection> objections, String reasonTopic, String serviceCategory) {

  private static final int FACTS = 3;

  /** The columns of {@code anticipated-objections.dmn}. */
  static String category(Denial denial) {
    String category = denial.service().category();
    boolean stay =
        "other".equals(category) && denial.setting() == org.overturn.denial.CareSetting.INPATIENT;
    return stay ? "inpatient" : category;
  }

  /** One statement for each objection. */
  List<Statement> from(List<Statement> statements) {
    return objections.stream().map(each -> answer(each, statements)).toList();
  }

  private Statement answer(Objection objection, List<Statement> statements) {
    List<Source> from = new ArrayList<>();
    from.add(Sources.objections(reasonTopic, serviceCategory));
    String text = "“" + objection.objection() + "” → " + objection.answer();
    if (objection.part().isPresent()) {
      List<Statement> facts =
          statements.stream()
              .filter(each -> each.part() == objection.part().get() && speaksForUs(each))
              .limit(FACTS)
              .toList();
      text += facts.isEmpty() ? " Nothing of this is at hand yet." : " At hand: " + brief(facts);
      facts.forEach(each -> from.addAll(each.sources()));
    }
    return Statement.of(
        PacketPart.OBJECTIONS,
        "objection:" + CriteriaDraft.slug(objection.objection()),
        "",
        text,
        from.stream().distinct().toList());
  }

  /** Of the criteria only those that are met answer anything. */
  private static boolean speaksForUs(Statement statement) {
    return !statement.isStruck()
        && (statement.part() != PacketPart.CRITERIA || statement.label().equals(CriteriaDraft.MET));
  }

  private static String brief(List<Statement> facts) {
    return String.join(
            "; ",
            facts.stream()
                .map(
                    each ->
                        Sentences.inside(each.text())
                            + (each.caution().isEmpty() ? "" : " (" + each.caution() + ")"))
                .toList())
        + ".";
  }
}

package org.overturn.intake.letter;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a letter decides, by its words. What is unclear is for a person, never guessed. */
enum Verdict {
  DENIED,
  PARTLY_APPROVED,
  APPROVED,
  /** The payer means to deny and has not yet. */
  INTENDS_TO_DENY,
  ASKS_FOR_INFORMATION,
  /** Words of a denial, and of an approval of something. */
  MIXED,
  /** An approval that also says something is not covered. */
  CONTRADICTORY,
  NO_DECISION;

  /** What only might be decides nothing. */
  private static final Pattern CONDITIONAL =
      words("\\b(?:if|when|once|unless|until|whether|may be|might be|could be)\\b[^.;,:]{0,140}");

  private static final Pattern NEGATED =
      words(
          "(?:is|was|were|are|be|been)? ?\\bnot (?:\\w+ )?(?:be )?(?:approved|certified|authorized|granted)"
              + "|\\bcannot (?:be )?(?:approve|authorize|certify|cover)d?|unable to (?:approve|authorize|certify|cover)"
              + "|(?:could|can|did|do|will|does) not (?:approve|authorize|certify|cover|meet)"
              + "|disapproved|non-?certifi\\w+|not medically necessary|not covered"
              + "|does not meet (?:\\w+ ){0,4}?(?:criteria|necessity)");

  private static final Pattern DENIAL =
      words(
          "(?:has|have|had) been denied|(?:is|are|was|were) (?:\\w+ )?denied\\b|we (?:have |must |are )?(?:\\w+ )?(?:denied|deny|denying)"
              + "|has (?:\\w+ )?denied|notice of (?:\\w+ ){0,4}?denial|denial (?:notice|letter|of (?:\\w+ ){0,4}?(?:request|coverage|service|authorization))"
              + "|adverse (?:benefit )?(?:determination|decision)|reason for (?:the |this |your |our )?denial|denial (?:reason|rationale|code)"
              + "|why (?:did we deny|we denied|was (?:\\w+ ){1,3}denied)|(?:decision|determination|status|outcome|result)\\s*[:\\-]?\\s*denied"
              + "|(?:has|have) declined|we declined|request denied|denied (?:service|item|procedure)s?|service denied");

  private static final Pattern PARTIAL =
      words(
          "partially approved|approved in part|partial(?:ly)? (?:approval|denial|denied)|denied in part");

  private static final Pattern APPROVAL =
      words(
          "(?:has|have) been (?:\\w+ )?approved|(?:is|are|was|were) (?:\\w+ )?approved|we (?:have |are )?(?:\\w+ )?(?:approved|approving|authorized)"
              + "|has (?:\\w+ )?approved|notice of (?:\\w+ ){0,3}?approval|approval (?:notice|letter)|authorization approved"
              + "|(?:has|have) been (?:certified|authorized)|(?:decision|determination|status|outcome|result)\\s*[:\\-]?\\s*(?:approved|certified)");

  private static final Pattern INTENT =
      words(
          "intent to deny|inten(?:d|ds|ding) to deny|proposed denial|potential denial|considering (?:a )?denial");

  private static final Pattern INFORMATION =
      words(
          "request for (?:additional |more |further |clinical )*information|(?:need|require)s? (?:\\w+ )?(?:additional|more|further) (?:\\w+ )?(?:information|documentation|records)"
              + "|(?:is|has been|was) pended|pending (?:receipt|review|additional)|additional (?:\\w+ )?information (?:is |was )?(?:needed|required|requested)");

  /** What these words decide. */
  static Verdict of(String text) {
    String plain =
        CONDITIONAL.matcher(text.toLowerCase(Locale.US).replaceAll("\\s+", " ")).replaceAll(" ");
    boolean negated = NEGATED.matcher(plain).find();
    String positive = NEGATED.matcher(plain).replaceAll(" ");
    boolean partial = PARTIAL.matcher(positive).find();
    boolean denial = DENIAL.matcher(positive).find();
    boolean approval = APPROVAL.matcher(PARTIAL.matcher(positive).replaceAll(" ")).find();
    if (INTENT.matcher(plain).find()) {
      return INTENDS_TO_DENY;
    }
    if (partial) {
      return PARTLY_APPROVED;
    }
    if (denial || negated && !approval) {
      boolean asks = !denial && INFORMATION.matcher(plain).find();
      return approval ? MIXED : asks ? ASKS_FOR_INFORMATION : DENIED;
    }
    if (INFORMATION.matcher(plain).find()) {
      return ASKS_FOR_INFORMATION;
    }
    return approval ? negated ? CONTRADICTORY : APPROVED : NO_DECISION;
  }

  private static Pattern words(String words) {
    return Pattern.compile(words);
  }
}

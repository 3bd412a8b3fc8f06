package org.overturn.appeal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.overturn.deadline.ClockText;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.document.DocumentInfo;
import org.overturn.document.DocumentKind;
import org.overturn.document.Documents;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.springframework.stereotype.Component;

/**
 * The proofs of filing that were uploaded to a case, numbered from 1 in the order in which they
 * came. A document proves one filing only.
 */
@Component
class ProofDocuments {

  private static final Pattern NUMBERS = Pattern.compile("\\d{1,3}(\\s*[,;]\\s*\\d{1,3})*+");

  private final Documents documents;
  private final SendingRecords sendings;
  private final PracticeProperties practice;

  ProofDocuments(Documents documents, SendingRecords sendings, PracticeProperties practice) {
    this.documents = documents;
    this.sendings = sendings;
    this.practice = practice;
  }

  /**
   * A proof of a case.
   *
   * @param place its number in the case, from 1
   * @param used whether it proves a sending already
   */
  record Proof(int place, DocumentInfo document, boolean used) {}

  /** The proofs of a case, in the order in which they were uploaded. */
  List<Proof> of(CaseNumber number) {
    Set<UUID> used = sendings.used(number);
    List<DocumentInfo> uploaded =
        documents.of(number).stream()
            .filter(each -> each.kind() == DocumentKind.PROOF_OF_FILING)
            .sorted(Comparator.comparing(DocumentInfo::addedAt).thenComparing(DocumentInfo::id))
            .toList();
    return IntStream.range(0, uploaded.size())
        .mapToObj(at -> new Proof(at + 1, uploaded.get(at), used.contains(uploaded.get(at).id())))
        .toList();
  }

  /**
   * The documents that prove what is being filed.
   *
   * @param given the numbers of the proofs as typed; null for the only one that is not used
   * @param since before that nothing can be proof, for there was no signed letter
   * @throws AnswerRefused when there is none, or when it is not clear which
   */
  List<UUID> chosen(Denial denial, String given, Instant since) {
    List<Proof> proofs = of(denial.number());
    List<Proof> fit =
        proofs.stream()
            .filter(each -> !each.used())
            .filter(each -> !each.document().addedAt().isBefore(since))
            .toList();
    return given == null ? onlyOne(proofs, fit) : named(given, proofs, fit);
  }

  /**
   * What proves a withdrawal: what was named, else what was uploaded and proves nothing yet. It can
   * be withdrawn on the phone and by letter, so that there need be none.
   *
   * @throws AnswerRefused when what is named proves something else already, or is not there
   */
  List<UUID> ofWithdrawal(Denial denial, String given) {
    List<Proof> proofs = of(denial.number());
    List<Proof> unused = proofs.stream().filter(each -> !each.used()).toList();
    return given == null
        ? unused.stream().map(each -> each.document().id()).toList()
        : named(given, proofs, unused);
  }

  private List<UUID> onlyOne(List<Proof> all, List<Proof> fit) {
    if (fit.size() > 1) {
      throw new AnswerRefused(
          "Please mend the form. proof: several proofs are uploaded that prove nothing yet: %s. Give the number of the one, or of those, that prove this filing."
              .formatted(listed(fit)));
    }
    if (fit.isEmpty()) {
      throw new AnswerRefused(
          "The proof is missing: upload it under Documents in the Case tab, as kind Proof of filing (the fax report, the portal's confirmation page, the tracking record), then complete the task."
              + (all.isEmpty()
                  ? ""
                  : " What is uploaded already proves another filing, or came before the letter was signed."));
    }
    return List.of(fit.get(0).document().id());
  }

  private static List<UUID> named(String given, List<Proof> all, List<Proof> fit) {
    if (!NUMBERS.matcher(given.strip()).matches()) {
      throw new AnswerRefused(
          "Please mend the form. proof: give the number of the proof as the Case tab shows it, such as 2, or 2, 3.");
    }
    List<UUID> chosen = new ArrayList<>();
    for (String each : given.strip().split("\\s*[,;]\\s*")) {
      int place = Integer.parseInt(each);
      Proof proof =
          all.stream()
              .filter(one -> one.place() == place)
              .findFirst()
              .orElseThrow(
                  () ->
                      new AnswerRefused(
                          "Please mend the form. proof: the case has no proof %d; it has %d."
                              .formatted(place, all.size())));
      if (!fit.contains(proof)) {
        throw new AnswerRefused(
            "Please mend the form. proof: number %d %s."
                .formatted(
                    place,
                    proof.used()
                        ? "proves another filing already; each filing needs a proof of its own"
                        : "was uploaded before the letter was signed, and cannot prove that it was sent"));
      }
      chosen.add(proof.document().id());
    }
    return chosen.stream().distinct().toList();
  }

  private String listed(List<Proof> proofs) {
    return proofs.stream()
        .map(
            each ->
                "%d (uploaded %s)"
                    .formatted(
                        each.place(), ClockText.format(each.document().addedAt(), practice.zone())))
        .collect(Collectors.joining(", "));
  }
}

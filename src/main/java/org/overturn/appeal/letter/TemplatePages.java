package org.overturn.appeal.letter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of the letters' wording show. */
@Service
class TemplatePages {

  private final TemplateStore store;
  private final TemplateShelf shelf;
  private final TemplateTrial trial;

  TemplatePages(TemplateStore store, TemplateShelf shelf, TemplateTrial trial) {
    this.store = store;
    this.shelf = shelf;
    this.trial = trial;
  }

  /**
   * A kind in the list.
   *
   * @param undecided an update brought another wording, and nobody has decided on it
   */
  record Row(LetterKind kind, TemplateVersion inForce, int versions, boolean undecided) {

    public String voice() {
      return kind.voice() == LetterKind.Voice.PHYSICIAN ? "the physician" : "the practice";
    }
  }

  @Transactional
  List<Row> all() {
    return Arrays.stream(LetterKind.values())
        .map(
            kind -> {
              TemplateVersion inForce = shelf.inForce(kind);
              return new Row(
                  kind, inForce, store.versions(kind).size(), shelf.undecided(kind).isPresent());
            })
        .toList();
  }

  /**
   * A kind's page.
   *
   * @param shown the version whose text is shown
   * @param versions the newest first
   * @param undecided a wording that came with an update, beside the owner's that is in force
   * @param compared the version that the shown one is compared with; null for none
   * @param difference from that version to the shown one
   */
  record One(
      LetterKind kind,
      TemplateVersion inForce,
      TemplateVersion shown,
      List<TemplateVersion> versions,
      TemplateVersion undecided,
      TemplateVersion compared,
      List<TemplateDifference.Line> difference) {

    public boolean isShownInForce() {
      return shown.number() == inForce.number();
    }
  }

  /** Empty when there is no such version. */
  @Transactional
  Optional<One> one(LetterKind kind, Integer version, Integer with) {
    TemplateVersion inForce = shelf.inForce(kind);
    List<TemplateVersion> versions = store.versions(kind);
    Optional<TemplateVersion> shown =
        version == null ? Optional.of(inForce) : numbered(versions, version);
    Optional<TemplateVersion> compared = with == null ? Optional.empty() : numbered(versions, with);
    if (shown.isEmpty() || with != null && compared.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new One(
            kind,
            inForce,
            shown.get(),
            versions,
            shelf.undecided(kind).orElse(null),
            compared.orElse(null),
            compared
                .map(each -> TemplateDifference.shortly(each.text(), shown.get().text()))
                .orElse(List.of())));
  }

  private static Optional<TemplateVersion> numbered(List<TemplateVersion> versions, int number) {
    return versions.stream().filter(each -> each.number() == number).findFirst();
  }

  TemplateTrial.Result tried(LetterKind kind, String text) {
    return trial.of(kind, text);
  }

  List<DraftNames.Name> names() {
    return DraftNames.all();
  }
}

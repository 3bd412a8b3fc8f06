package org.overturn.appeal.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which template is in force. The files in {@code letters/} are taken up when the node starts, each
 * as a version where it has changed; what a process owner put in force stays in force beside it.
 */
@Component
@Order(0)
class TemplateShelf implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(TemplateShelf.class);
  private static final String WHO = "installation";

  private final TemplateStore store;
  private final TransactionTemplate own;

  TemplateShelf(TemplateStore store, PlatformTransactionManager transactions) {
    this.store = store;
    this.own = new TransactionTemplate(transactions);
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Takes up all files. */
  @Override
  public void run(ApplicationArguments arguments) {
    for (LetterKind kind : LetterKind.values()) {
      takeUp(kind);
    }
  }

  /** The version by which letters of this kind are drafted now. */
  TemplateVersion inForce(LetterKind kind) {
    return store
        .inForce(kind)
        .orElseGet(
            () -> {
              takeUp(kind);
              return store.inForce(kind).orElseThrow();
            });
  }

  /** A file that came after the owner's last edit and says something else; nobody has decided. */
  Optional<TemplateVersion> undecided(LetterKind kind) {
    List<TemplateVersion> versions = store.versions(kind);
    return versions.stream()
        .findFirst()
        .filter(TemplateVersion::isShipped)
        .filter(newest -> !newest.sha256().equals(inForce(kind).sha256()));
  }

  private void takeUp(LetterKind kind) {
    String text = shipped(kind);
    own.executeWithoutResult(
        done -> {
          store.lock(kind);
          Optional<TemplateVersion> last =
              store.versions(kind).stream().filter(TemplateVersion::isShipped).findFirst();
          if (last.filter(each -> each.text().equals(text)).isEmpty()) {
            TemplateVersion taken =
                store.add(
                    kind,
                    TemplateVersion.Origin.SHIPPED,
                    text,
                    last.isEmpty() ? "First wording" : "Changed by an update",
                    WHO);
            log.info("The letter template {} is taken up", taken.label());
          }
        });
  }

  /** The file as it comes with the installation. */
  static String shipped(LetterKind kind) {
    String path = "/letters/" + kind.code() + ".txt";
    try (InputStream open = TemplateShelf.class.getResourceAsStream(path)) {
      if (open == null) {
        throw new IllegalStateException("The template " + path + " is not on the class path");
      }
      return new String(open.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}

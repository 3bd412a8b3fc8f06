package org.overturn.evidence.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.overturn.evidence.Policy;
import org.springframework.context.ApplicationContext;

/** Puts policies into the database for the tests of other packages. */
public final class PolicyShelf {

  private final PolicyStore store;
  private final YamlPolicyReader reader;

  private PolicyShelf(ApplicationContext application) {
    this.store = application.getBean(PolicyStore.class);
    this.reader = application.getBean(YamlPolicyReader.class);
  }

  public static PolicyShelf in(ApplicationContext application) {
    return new PolicyShelf(application);
  }

  /** Saves a version and gives it back with its id. */
  public Policy add(Policy policy) {
    return store.add(policy, Origin.INSTALLATION, "installation");
  }

  /**
   * Saves one of samples/policies, such as {@code example-unitedhealthcare-lumbar-mri}. That it was
   * retrieved after the tests' clock does not matter here.
   */
  public Policy addSample(String name) {
    try {
      byte[] file = Files.readAllBytes(Path.of("samples", "policies", name + ".yaml"));
      return add(reader.read(file).policy());
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }
}

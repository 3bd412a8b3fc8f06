package org.overturn.evidence.policy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.overturn.evidence.Policy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Loads the policies that come with an installation, see {@code overturn.policies.load}. A policy
 * whose last version people saved is left to them.
 */
@Component
@Order(0)
class ShippedPolicies implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(ShippedPolicies.class);
  private static final String WHO = "installation";

  private final PoliciesProperties properties;
  private final List<PolicyReader> readers;
  private final PolicyStore store;
  private final SavingPolicies saving;

  ShippedPolicies(
      PoliciesProperties properties,
      List<PolicyReader> readers,
      PolicyStore store,
      SavingPolicies saving) {
    this.properties = properties;
    this.readers = readers;
    this.store = store;
    this.saving = saving;
  }

  /**
   * Loads them all.
   *
   * @throws IOException when a file cannot be read as a policy; says which and why
   */
  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    for (String pattern : properties.load()) {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
        load(file);
      }
    }
  }

  private void load(Resource file) throws IOException {
    Policy policy = read(file);
    List<KeptPolicy> versions = store.versions(policy.payer(), policy.number());
    if (!versions.isEmpty() && versions.get(0).origin() != Origin.INSTALLATION) {
      log.info("{} is left as people have saved it", policy.label());
      return;
    }
    try {
      if (saving.save(DraftPolicy.of(policy), null, Origin.INSTALLATION, WHO, null).fresh()) {
        log.info("{} is loaded", policy.label());
      }
    } catch (PolicyRefused otherContents) {
      log.warn("{} is not loaded: {}", file.getFilename(), otherContents.getMessage());
    }
  }

  private Policy read(Resource file) throws IOException {
    try (InputStream open = file.getInputStream()) {
      byte[] bytes = open.readAllBytes();
      ReadPolicy read =
          readers.stream()
              .filter(each -> each.reads(bytes))
              .findFirst()
              .map(each -> each.read(bytes))
              .orElseThrow(
                  () -> new IOException(file.getFilename() + " is no policy that can be read"));
      if (!read.isWhole()) {
        String faults =
            read.faults().stream().map(ReadPolicy.Fault::text).collect(Collectors.joining("\n  "));
        throw new IOException("The policy " + file.getFilename() + ":\n  " + faults);
      }
      return read.policy();
    }
  }
}

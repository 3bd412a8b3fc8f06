package org.overturn.appeal.address;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps addresses version by version; who kept which is on record. */
@Service
class KeepingAddresses {

  private final AddressStore store;
  private final CheckingAddress checking;
  private final Audit audit;

  KeepingAddresses(AddressStore store, CheckingAddress checking, Audit audit) {
    this.store = store;
    this.checking = checking;
    this.audit = audit;
  }

  /**
   * An address that is kept.
   *
   * @param fresh false when the same was kept already, and nothing was added
   */
  record Kept(AppealAddress address, boolean fresh) {}

  /**
   * Adds a version.
   *
   * @param seen the version that the person had before them; null for a new address
   * @throws AddressRefused when something is to be mended, or somebody added a version meanwhile
   */
  @Transactional(noRollbackFor = AddressRefused.class)
  Kept keep(EnteredAddress entered, UUID seen, String by, String from) {
    AppealAddress checked = checking.check(entered, by);
    store.lock(checked.scope().payer());
    Optional<AppealAddress> newest = store.versions(checked.scope()).stream().findFirst();
    if (newest.filter(checked::saysTheSameAs).isPresent()) {
      return new Kept(newest.get(), false);
    }
    newest.ifPresent(kept -> refuseWhatWasOvertaken(kept, seen));
    AppealAddress added = numbered(checked, newest.map(AppealAddress::version).orElse(0) + 1);
    store.add(added);
    audit.record(
        by,
        "appeal-address-saved",
        null,
        from,
        "payer %s, version %d, %s".formatted(added.scope().payer(), added.version(), added.id()));
    return new Kept(added, true);
  }

  private void refuseWhatWasOvertaken(AppealAddress newest, UUID seen) {
    if (seen == null) {
      throw new AddressRefused(
          "An address for the same payer, line of business, urgency and level is kept already, as"
              + " version %d. What differs from yours is beside it below: save again to add yours as the next version."
                  .formatted(newest.version()));
    }
    if (!newest.id().equals(seen)) {
      throw new AddressRefused(
          "%s has kept version %d meanwhile. Look at it below, and save again to add yours after it."
              .formatted(newest.savedBy(), newest.version()));
    }
  }

  private static AppealAddress numbered(AppealAddress address, int version) {
    return new AppealAddress(
        address.id(),
        address.scope(),
        version,
        address.inUse(),
        address.unit(),
        address.postal(),
        address.fax(),
        address.portal(),
        address.phone(),
        address.email(),
        address.note(),
        address.source(),
        address.checkedOn(),
        address.savedBy(),
        address.savedAt());
  }

  /** The newest version of what is kept for this scope. */
  Optional<AppealAddress> newest(AddressScope scope) {
    return store.versions(scope).stream().findFirst();
  }

  /** The newest version of each. */
  List<AppealAddress> all() {
    return store.newest();
  }

  Optional<AppealAddress> version(UUID id) {
    return store.get(id);
  }

  /** Every version of the same scope, the newest first. */
  List<AppealAddress> versions(AppealAddress address) {
    return store.versions(address.scope());
  }
}

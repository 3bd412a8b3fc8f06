package org.overturn.peertopeer;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All invitations to calls. */
interface CallInvitations extends Repository<CallInvitation, UUID> {

  CallInvitation save(CallInvitation invitation);

  Optional<CallInvitation> findById(UUID id);

  /** What stands in this physician's calendar for the call now. */
  Optional<CallInvitation> findByCallAndPhysicianAndCalledOffFalse(UUID call, String physician);

  /** What stands in anybody's calendar for the call now. */
  Optional<CallInvitation> findFirstByCallAndCalledOffFalse(UUID call);
}

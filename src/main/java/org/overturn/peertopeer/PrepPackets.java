package org.overturn.peertopeer;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The prep packets, one a case. */
interface PrepPackets extends Repository<PrepPacket, UUID> {

  PrepPacket save(PrepPacket packet);

  Optional<PrepPacket> findByCaseNumber(String caseNumber);
}

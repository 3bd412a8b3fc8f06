package org.overturn.peertopeer.packet;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The prep packets, one a case. */
interface PrepPackets extends Repository<PrepPacket, UUID> {

  PrepPacket save(PrepPacket packet);

  Optional<PrepPacket> findByCaseNumber(String caseNumber);

  /** For a change: two people at once change it one after the other. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select packet from PrepPacket packet where packet.caseNumber = :number")
  Optional<PrepPacket> lock(String number);
}

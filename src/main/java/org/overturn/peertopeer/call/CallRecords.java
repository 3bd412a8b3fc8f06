package org.overturn.peertopeer.call;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The notes and records of all calls. */
interface CallRecords extends Repository<CallRecord, UUID> {

  CallRecord saveAndFlush(CallRecord record);

  Optional<CallRecord> findByCallId(UUID call);

  List<CallRecord> findByCaseNumberOrderByAttempt(String caseNumber);

  /** Locked until the transaction ends, so that two devices write one after the other. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select record from CallRecord record where record.callId = :call")
  Optional<CallRecord> lock(UUID call);
}

package org.overturn.denial;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** All cases. */
public interface Denials extends JpaRepository<Denial, UUID>, JpaSpecificationExecutor<Denial> {

  Optional<Denial> findByCaseNumber(String caseNumber);

  Optional<Denial> findByIdentity(String identity);

  List<Denial> findByNoticeIdOrderByCaseNumber(UUID noticeId);

  /** All that are open. */
  List<Denial> findByOutcomeIsNullOrderByCaseNumber();

  /**
   * Cases a later answer of the payer may belong to: same payer and the same reference of the
   * payer.
   */
  @Query(
      "select d from Denial d where d.payer.id = :payerId and lower(d.payerReference) = lower(:reference)"
          + " order by d.caseNumber")
  List<Denial> findByPayerAndReference(String payerId, String reference);

  /** The same, by any other number that is kept in {@link PayerReferences}. */
  @Query(
      value =
          "select d.* from overturn.denial d"
              + " join overturn.case_reference r on r.case_number = d.case_number"
              + " where d.payer_id = :payerId and lower(r.reference) = lower(:reference)"
              + " order by d.case_number",
      nativeQuery = true)
  List<Denial> findByPayerAndOtherReference(String payerId, String reference);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select d from Denial d where d.caseNumber = :caseNumber")
  Optional<Denial> lock(String caseNumber);

  @Query(value = "select nextval('overturn.case_number')", nativeQuery = true)
  long nextNumber();
}

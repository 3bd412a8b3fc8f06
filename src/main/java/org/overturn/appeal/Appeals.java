package org.overturn.appeal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All appeals, one a case and level; those of a case in the order in which they were signed. */
interface Appeals extends Repository<Appeal, UUID> {

  Appeal save(Appeal appeal);

  Optional<Appeal> findByCaseNumberAndLevel(String caseNumber, String level);

  List<Appeal> findByCaseNumberOrderBySignedAt(String caseNumber);
}

package org.overturn.peertopeer;

import java.util.List;
import org.springframework.data.repository.Repository;

/** All requests for calls. */
interface CallRequests extends Repository<CallRequest, Long> {

  CallRequest save(CallRequest request);

  List<CallRequest> findByCaseNumberOrderById(String caseNumber);
}

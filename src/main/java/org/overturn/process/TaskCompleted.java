package org.overturn.process;

import org.overturn.denial.CaseNumber;

/**
 * A task of a case was completed, by a person or by an agent in their place; told in the
 * transaction that completes it.
 *
 * @param number of the case
 * @param task the model's element, such as {@code userTask_requestPeerToPeer}
 * @param user the id of who completed it; the system where nobody is signed in
 */
public record TaskCompleted(CaseNumber number, String task, String user) {}

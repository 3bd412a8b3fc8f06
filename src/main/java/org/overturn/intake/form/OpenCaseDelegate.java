package org.overturn.intake.form;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.overturn.denial.Denial;
import org.overturn.intake.Arrived;
import org.overturn.intake.Channel;
import org.overturn.intake.Keeping;
import org.overturn.intake.TypedIn;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseFacts;
import org.overturn.process.FormAnswers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * "Open the case" after the start form: the answers leave the engine, are kept as the original, and
 * open the case in the transaction that starts the process.
 */
@Component
class OpenCaseDelegate implements JavaDelegate {

  private final FormAnswers answers;
  private final FormNotices format;
  private final Keeping keeping;
  private final TypedIn typedIn;
  private final CaseFacts facts;

  OpenCaseDelegate(
      FormAnswers answers, FormNotices format, Keeping keeping, TypedIn typedIn, CaseFacts facts) {
    this.answers = answers;
    this.format = format;
    this.keeping = keeping;
    this.typedIn = typedIn;
    this.facts = facts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    answers.refuseUnasked(execution, name -> FormAnswers.asks(EnterDenial.class, name));
    Map<String, Object> given = answers.take(execution);
    Keeping.Kept kept =
        keeping.keep(
            new Arrived(Channel.TASKLIST, null, null, format.bytes(given), user(execution)),
            FormNotices.CONTENT_TYPE);
    refuseOnRollback(kept.notice());
    try {
      Denial denial = typedIn.open(kept.notice(), format.finding(given, kept.at()));
      execution.setProcessBusinessKey(denial.number().value());
      execution.setVariables(facts.of(denial));
    } catch (AnswerRefused refused) {
      keeping.refuse(kept.notice(), refused.getMessage());
      throw refused;
    }
  }

  /**
   * When a later step of the same transaction fails, the person at the form is told and tries
   * again; only a crash leaves the notice to the sweep.
   */
  private void refuseOnRollback(UUID notice) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_ROLLED_BACK) {
              keeping.refuse(notice, "The form was not taken; the person at the form was told");
            }
          }
        });
  }

  private static String user(DelegateExecution execution) {
    Authentication authentication =
        execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    return authentication == null ? null : authentication.getUserId();
  }
}

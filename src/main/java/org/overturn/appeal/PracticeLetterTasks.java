package org.overturn.appeal;

import java.util.function.Consumer;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.appeal.letter.LetterRefused;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.process.OpenedTask;
import org.overturn.process.TaskOpening;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tasks with which a letter of the practice's opens: it is written when they are. */
@Configuration(proxyBeanMethods = false)
class PracticeLetterTasks {

  @Bean
  TaskOpening rationaleRequestOpening(Cases cases, PracticeLetters letters, Timeline timeline) {
    return letter(
        "userTask_requestRationale",
        cases,
        timeline,
        denial -> letters.atHand(denial, LetterKind.RATIONALE_REQUEST, denial.appealLevel()));
  }

  @Bean
  TaskOpening complaintOpening(Cases cases, PracticeLetters letters, Timeline timeline) {
    return letter(
        "userTask_reportPayer",
        cases,
        timeline,
        denial -> letters.atHand(denial, LetterKind.REGULATOR_COMPLAINT, denial.appealLevel()));
  }

  @Bean
  TaskOpening withdrawalOpening(Cases cases, WithdrawingAppeal withdrawing, Timeline timeline) {
    return letter("userTask_withdrawAppeal", cases, timeline, withdrawing::lettersDrafted);
  }

  @Bean
  TaskOpening withdrawalOfFiledOpening(
      Cases cases, WithdrawingAppeal withdrawing, Timeline timeline) {
    return letter("userTask_withdrawFiledAppeal", cases, timeline, withdrawing::lettersDrafted);
  }

  private static TaskOpening letter(
      String element, Cases cases, Timeline timeline, Consumer<Denial> drafting) {
    return new TaskOpening() {
      @Override
      public String element() {
        return element;
      }

      /** A template that cannot be filled must not keep the task from its people. */
      @Override
      public void opened(OpenedTask task) {
        try {
          drafting.accept(cases.get(task.number()));
        } catch (LetterRefused refused) {
          timeline.add(task.number(), "The letter could not be drafted. " + refused.getMessage());
        }
      }
    };
  }
}

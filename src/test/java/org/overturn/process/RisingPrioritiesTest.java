package org.overturn.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

@OverturnTest
class RisingPrioritiesTest {

  @Autowired Intake intake;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired RisingPriorities priorities;

  @Test
  void aRequestRisesAsItsWindowRunsOutAndAnAppealByItsOwnDeadline() throws Exception {
    Task request = arrived("userTask_requestPeerToPeer");
    Instant closes = closingOf(request);

    TestClock.get().moveTo(closes.minus(Duration.ofMinutes(200)));
    priorities.raise();
    assertThat(task("userTask_requestPeerToPeer").getPriority()).isEqualTo(98);

    TestClock.get().moveTo(closes.minus(Duration.ofMinutes(59)));
    priorities.raise();
    assertThat(task("userTask_requestPeerToPeer").getPriority()).isEqualTo(100);
    assertThat(task("userTask_signLetter").getPriority())
        .as("overdue, but the time to file the appeal is long")
        .isEqualTo(97);
  }

  private Task arrived(String element) throws Exception {
    String sample =
        Files.readString(Path.of("samples/01-unitedhealthcare-lumbar-mri.json"))
            .replace("{{today-1}}", "2026-11-17");
    intake.take(
        Arrived.byApi("application/json", sample.getBytes(StandardCharsets.UTF_8), "intake"));
    return task(element);
  }

  private Task task(String element) {
    return tasks.createTaskQuery().taskDefinitionKey(element).singleResult();
  }

  private Instant closingOf(Task task) {
    return ((Date) runtime.getVariable(task.getProcessInstanceId(), "windowClosesAt")).toInstant();
  }
}

package org.overturn.process;

import org.springframework.data.repository.Repository;

/** All answers that people gave; written only. */
interface TaskAnswers extends Repository<TaskAnswer, Long> {

  TaskAnswer save(TaskAnswer answer);
}

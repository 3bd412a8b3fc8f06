package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.overturn.appeal.letter.LetterFixture;
import org.overturn.correction.Moved;
import org.overturn.correction.MovingClocks;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.FormDraft;
import org.overturn.denial.Payer;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.document.DocumentKind;
import org.overturn.document.Documents;
import org.overturn.process.DenialProcess;
import org.overturn.resubmission.RequestFixture;
import org.overturn.testing.Jobs;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One case on its way, as the people of the practice move it: opened as intake does, its tasks
 * completed with what a person would type, time moved on by its timers.
 */
@Component
class Journey {

  /** The tasks that end only with a proof. */
  private static final Set<String> PROVEN =
      Set.of("userTask_fileAppeal", "userTask_fileExternalReview");

  private final Cases cases;
  private final DenialProcess process;
  private final Timeline timeline;
  private final TaskService tasks;
  private final RuntimeService runtime;
  private final IdentityService identity;
  private final RepositoryService repository;
  private final FormService forms;
  private final TransactionTemplate transactions;
  private final MovingClocks moving;
  private final Jobs jobs;
  private final Documents documents;
  private final JdbcClient database;
  private final AtomicInteger reports = new AtomicInteger();
  private final ApplicationContext application;
  private final List<FormDraft> drafts;
  private final LetterFixture letters;
  private CaseNumber number;

  Journey(
      Cases cases,
      DenialProcess process,
      Timeline timeline,
      TaskService tasks,
      RuntimeService runtime,
      IdentityService identity,
      RepositoryService repository,
      FormService forms,
      TransactionTemplate transactions,
      MovingClocks moving,
      Jobs jobs,
      Documents documents,
      JdbcClient database,
      List<FormDraft> drafts,
      ApplicationContext application) {
    this.cases = cases;
    this.process = process;
    this.timeline = timeline;
    this.tasks = tasks;
    this.runtime = runtime;
    this.identity = identity;
    this.repository = repository;
    this.forms = forms;
    this.transactions = transactions;
    this.moving = moving;
    this.jobs = jobs;
    this.documents = documents;
    this.database = database;
    this.application = application;
    this.drafts = drafts;
    this.letters = LetterFixture.in(application);
  }

  /** A denial arrives: the case and its process in one transaction. */
  Journey opens(DenialNotice notice, Payer payer) {
    number =
        transactions.execute(
            status -> {
              Denial denial = cases.open(notice, payer, null);
              process.denialReceived(denial);
              return denial.number();
            });
    return this;
  }

  /** A denial whose letter could not be read with certainty. */
  Journey opensToBeChecked(DenialNotice notice, Payer payer) {
    number =
        transactions.execute(
            status -> {
              Denial denial = cases.open(notice, payer, null);
              denial.read(true, null);
              process.denialReceived(denial);
              return denial.number();
            });
    return this;
  }

  /** A coordinator types a denial into the start form in Tasklist. */
  Journey typesIn(Map<String, Object> answers) {
    String definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("denial-resolution")
            .latestVersion()
            .singleResult()
            .getId();
    identity.setAuthentication("coordinator", List.of("coordinators"));
    try {
      String instance = forms.submitStartForm(definition, answers).getId();
      identity.clearAuthentication();
      number =
          new CaseNumber(
              runtime
                  .createProcessInstanceQuery()
                  .processInstanceId(instance)
                  .singleResult()
                  .getBusinessKey());
    } finally {
      identity.clearAuthentication();
    }
    return this;
  }

  /** Goes on with a case that was opened otherwise. */
  Journey takesUp(CaseNumber opened) {
    number = opened;
    return this;
  }

  /** The business key of a running instance of any of the processes. */
  String caseOf(String instance) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceId(instance)
        .singleResult()
        .getBusinessKey();
  }

  CaseNumber number() {
    return number;
  }

  Denial denial() {
    return cases.get(number);
  }

  /**
   * Completes the only open task of this element as the user, with the form's answers; what it
   * needs beforehand (a proof of filing, a corrected request) is there, as a person sees to it.
   */
  Journey completes(String user, String element, Map<String, Object> answers) {
    if (PROVEN.contains(element) && unusedProofs() == 0) {
      uploadsProof();
    }
    if ("userTask_correctRequest".equals(element)) {
      correctsTheRequest();
    }
    return completesTask(user, task(element).getId(), answers);
  }

  /** What proves that something was sent is uploaded to the case; each time another report. */
  Journey uploadsProof() {
    byte[] report = ("Fax report " + reports.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
    documents.add(
        number, DocumentKind.PROOF_OF_FILING, "fax-report.txt", report, "coordinator", "127.0.0.1");
    return this;
  }

  private int unusedProofs() {
    return database
        .sql(
            """
            select count(*) from overturn.case_document
             where case_number = ? and kind = 'PROOF_OF_FILING'
               and id not in (select document_id from overturn.appeal_proof)
            """)
        .param(number.value())
        .query(Integer.class)
        .single();
  }

  /** The request is corrected on its page, unless it has been. */
  Journey correctsTheRequest() {
    RequestFixture.in(application).corrected(number);
    return this;
  }

  /** Completes a task as the user, with the form's answers. */
  Journey completesTask(String user, String taskId, Map<String, Object> answers) {
    var groups = identity.createGroupQuery().groupMember(user).list().stream().map(g -> g.getId());
    Map<String, Object> filled = withTheLetter(taskId, answers);
    identity.setAuthentication(user, groups.toList());
    try {
      tasks.complete(taskId, filled);
    } finally {
      identity.clearAuthentication();
    }
    return everyTaskHasAnOwnerOrAGroup();
  }

  /**
   * The form to sign takes the letter's revision over by itself, as it does in the browser; what
   * the facts have changed since the draft is accepted first.
   */
  private Map<String, Object> withTheLetter(String taskId, Map<String, Object> answers) {
    Task task = engineTask(taskId);
    if (!"userTask_signLetter".equals(task.getTaskDefinitionKey())) {
      return answers;
    }
    Denial denial = cases.get(new CaseNumber(caseOf(task.getProcessInstanceId())));
    acceptsWhatChanged(denial.number());
    Map<String, Object> filled = new HashMap<>();
    drafts.stream()
        .filter(draft -> "sign-letter".equals(draft.form()))
        .forEach(draft -> filled.putAll(draft.of(denial)));
    filled.putAll(answers);
    return filled;
  }

  /** On the letter's page a physician accepts what the facts have changed since the draft. */
  Journey acceptsWhatChanged(CaseNumber of) {
    if (!letters.hindrances(of).isEmpty()) {
      letters.acceptsAll(of, "physician");
    }
    return this;
  }

  private Task engineTask(String id) {
    identity.clearAuthentication();
    return tasks.createTaskQuery().taskId(id).singleResult();
  }

  /** R13, at each step of every journey. */
  private Journey everyTaskHasAnOwnerOrAGroup() {
    assertThat(
            tasks
                .createTaskQuery()
                .taskUnassigned()
                .withoutCandidateGroups()
                .withoutCandidateUsers()
                .list())
        .as("tasks that are nobody's")
        .isEmpty();
    return this;
  }

  Journey coordinator(String element, Map<String, Object> answers) {
    return completes("coordinator", element, answers);
  }

  Journey physician(String element, Map<String, Object> answers) {
    return completes("physician", element, answers);
  }

  Journey supervisor(String element, Map<String, Object> answers) {
    return completes("supervisor", element, answers);
  }

  /** As a script with no user behind it would. */
  Journey nobody(String element, Map<String, Object> answers) {
    String task = task(element).getId();
    tasks.complete(task, withTheLetter(task, answers));
    return this;
  }

  /** Does something in one transaction, as intake or a page does. */
  Journey tells(Consumer<DenialProcess> what) {
    transactions.executeWithoutResult(status -> what.accept(process));
    return this;
  }

  /** A coordinator corrects the case's facts to these, and its clocks move. */
  Moved corrects(Notices right) {
    return transactions.execute(
        status -> {
          Denial denial = cases.lock(number);
          DenialNotice facts = right.receivedAt(denial.receivedAt()).notice();
          return moving.corrected(
              denial, "coordinator", () -> denial.corrected(facts, right.payer(), null));
        });
  }

  /** Moves the clock; every job on the way runs at its instant. */
  Journey waitsUntil(Instant instant) {
    jobs.runUntil(instant);
    return everyTaskHasAnOwnerOrAGroup();
  }

  /** Runs what is due now, such as mails. */
  Journey settles() {
    jobs.runDue();
    return everyTaskHasAnOwnerOrAGroup();
  }

  /** The running instance of one of the four processes. */
  ProcessInstance instance(String process) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value())
        .processDefinitionKey(process)
        .singleResult();
  }

  Task task(String element) {
    Task task = taskOf(number, element);
    assertThat(task).as("open task %s; open are %s", element, openTasks()).isNotNull();
    return task;
  }

  /** The open task of another case, the first by name of several; null when it has none. */
  Task taskOf(CaseNumber other, String element) {
    return tasks(other, element).stream().findFirst().orElse(null);
  }

  /** All open tasks of an element that may have several, by name. */
  List<Task> tasks(String element) {
    return tasks(number, element);
  }

  private List<Task> tasks(CaseNumber of, String element) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(of.value())
        .taskDefinitionKey(element)
        .orderByTaskName()
        .asc()
        .list();
  }

  List<String> candidateGroups(String element) {
    return tasks.getIdentityLinksForTask(task(element).getId()).stream()
        .map(link -> link.getGroupId())
        .toList();
  }

  List<String> openTasks() {
    return tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list().stream()
        .map(Task::getTaskDefinitionKey)
        .sorted()
        .toList();
  }

  Journey hasOpen(String... elements) {
    assertThat(openTasks()).containsExactlyInAnyOrder(elements);
    return this;
  }

  /** No instance of the case runs any more. */
  Journey isOver() {
    assertThat(
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value()).count())
        .as("running instances; open tasks %s", openTasks())
        .isZero();
    return this;
  }

  List<String> timeline() {
    return timeline.of(number).stream().map(TimelineEntry::what).toList();
  }

  /** A variable of the case's outermost instance, or of the called one that has it. */
  Object variable(String name) {
    return runtime
        .createVariableInstanceQuery()
        .variableName(name)
        .processInstanceIdIn(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .stream()
                .map(instance -> instance.getId())
                .toArray(String[]::new))
        .list()
        .stream()
        .map(variable -> variable.getValue())
        .findFirst()
        .orElse(null);
  }
}

-- What is written down of a call: notes that change as they are typed, and once they are completed the
-- record, which nobody changes any more (R57). What was wrong in it is corrected beside it.
create table overturn.call_record (
  call_id      uuid         primary key,
  case_number  varchar(20)  not null,
  attempt      integer      not null,
  notes        jsonb        not null,
  version      bigint       not null,
  begun_by     varchar(100) not null,
  begun_at     timestamptz  not null,
  saved_by     varchar(100) not null,
  saved_at     timestamptz  not null,
  outcome      varchar(40),
  reviewer     jsonb,
  completed_by varchar(100),
  completed_at timestamptz,
  sha256       char(64),
  check ((completed_at is null) = (outcome is null) and (completed_at is null) = (completed_by is null))
);
create index call_record_case on overturn.call_record (case_number);

create table overturn.call_correction (
  id           bigint generated always as identity primary key,
  call_id      uuid         not null,
  case_number  varchar(20)  not null,
  field        varchar(80)  not null,
  correction   text         not null,
  why          text         not null,
  corrected_by varchar(100) not null,
  corrected_at timestamptz  not null
);
create index call_correction_call on overturn.call_correction (call_id);

-- Each document that a reviewer asked for, with its day (R43).
create table overturn.requested_document (
  id           uuid         primary key,
  call_id      uuid         not null,
  case_number  varchar(20)  not null,
  attempt      integer      not null,
  position     integer      not null,
  what         text         not null,
  due_on       date         not null,
  due_at       timestamptz  not null,
  sent_on      date,
  method       varchar(40),
  confirmation varchar(400),
  sent_by      varchar(100),
  noted_at     timestamptz
);
create index requested_document_case on overturn.requested_document (case_number);

-- The records that were kept with the scheduled call move here.
insert into overturn.call_record
  (call_id, case_number, attempt, notes, version, begun_by, begun_at, saved_by, saved_at,
   outcome, completed_by, completed_at)
select id, case_number, attempt,
       jsonb_strip_nulls(jsonb_build_object(
         'callOutcome', lower(replace(outcome, '_', '-')),
         'reviewerName', reviewer_name,
         'reviewerCredentials', reviewer_credentials,
         'reviewerSpecialty', reviewer_specialty,
         'reviewerContact', reviewer_contact,
         'startedAt', to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
         'endedAt', to_char(ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
         'criterionFailed', criterion_failed,
         'furtherInformation', further_information,
         'authority', authority,
         'partialAccepted',
           case when outcome = 'PARTIALLY_OVERTURNED' then case when partial_accepted then 'yes' else 'no' end end,
         'promisedReference', promised_reference,
         'decisionExpected', decision_expected::text,
         'claims/record/text', reviewer_statements,
         'documents/record/what', documents_requested,
         'documents/record/due', documents_due::text)),
       0, coalesce(recorded_by, 'Overturn'), coalesce(recorded_at, ends_at),
       coalesce(recorded_by, 'Overturn'), coalesce(recorded_at, ends_at),
       outcome, coalesce(recorded_by, 'Overturn'), coalesce(recorded_at, ends_at)
  from overturn.peer_to_peer_call where outcome is not null;

alter table overturn.peer_to_peer_call
  drop column reviewer_name,
  drop column reviewer_credentials,
  drop column reviewer_specialty,
  drop column reviewer_contact,
  drop column started_at,
  drop column ended_at,
  drop column criterion_failed,
  drop column reviewer_statements,
  drop column further_information,
  drop column documents_requested,
  drop column documents_due,
  drop column decision_expected,
  drop column authority,
  drop column partial_accepted,
  drop column promised_reference,
  drop column recorded_by,
  drop column recorded_at;

create trigger call_record_kept before update or delete on overturn.call_record
  for each row when (old.completed_at is not null) execute function overturn.refuse_change();
create trigger call_correction_append_only before update or delete on overturn.call_correction
  for each statement execute function overturn.refuse_change();

-- Of a document only that it was sent is noted, once.
create function overturn.refuse_other_than_sending() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.sent_on is not null or new.sent_on is null
     or (new.id, new.call_id, new.case_number, new.attempt, new.position, new.what, new.due_on, new.due_at)
        is distinct from
        (old.id, old.call_id, old.case_number, old.attempt, old.position, old.what, old.due_on, old.due_at)
  then
    raise exception 'Of a requested document only the sending is noted, once'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger requested_document_sent_once before update or delete on overturn.requested_document
  for each row execute function overturn.refuse_other_than_sending();

-- The case, its timeline, deadlines and documents, what people answered, and what arrived.
-- Everything that names a patient lives in this schema, never in the engine's tables.

create sequence overturn.case_number;

create table overturn.notice (
  id            uuid primary key,
  received_at   timestamptz not null,
  channel       varchar(40)  not null,
  content_type  varchar(120) not null,
  sender        varchar(120),
  sha256        char(64)     not null,
  original      bytea        not null,
  state         varchar(20)  not null,
  why           varchar(2000),
  settled_at    timestamptz
);
create index notice_state on overturn.notice (state, received_at);
create index notice_sha256 on overturn.notice (sha256);

-- identity: of the payer's answer, once the case has taken it; null while a person has to see to it
create table overturn.notice_case (
  notice_id   uuid        not null references overturn.notice (id),
  case_number varchar(20) not null,
  identity    char(64),
  primary key (notice_id, case_number)
);
create index notice_case_number on overturn.notice_case (case_number);
create index notice_case_identity on overturn.notice_case (identity);

create table overturn.denial (
  id                     uuid primary key,
  case_number            varchar(20)  not null unique,
  identity               char(64)     not null unique,
  notice_id              uuid         references overturn.notice (id),
  payer_id               varchar(60)  not null,
  payer_name             varchar(200) not null,
  payer_recognised       boolean      not null,
  payer_reference        varchar(120),
  service_line           varchar(40)  not null,
  payer_phone            varchar(60),
  line_of_business       varchar(40)  not null,
  state                  varchar(7)   not null,
  setting                varchar(20)  not null,
  stage                  varchar(40)  not null,
  urgency                varchar(20)  not null,
  patient_first_name     varchar(120) not null,
  patient_last_name      varchar(120) not null,
  patient_birth_date     date,
  member_id              varchar(80)  not null,
  service_system         varchar(40)  not null,
  service_code           varchar(40)  not null,
  service_description    varchar(400),
  units                  integer,
  diagnosis_codes        varchar(400),
  physician_name         varchar(200),
  physician_npi          varchar(10),
  physician_specialty    varchar(120),
  action_code            varchar(10),
  reason_codes           varchar(200),
  reason_text            text,
  policy_cited           varchar(400),
  determination_date     date         not null,
  determination_time     time,
  letter_window          timestamp,
  letter_appeal_deadline date,
  received_at            timestamptz  not null,
  reason_topic           varchar(40),
  kind                   varchar(20),
  kind_why               varchar(1000),
  kind_decided_by        varchar(100),
  denied_before          boolean      not null,
  call_track             varchar(40)  not null,
  call_note              varchar(1000),
  appeal_track           varchar(40)  not null,
  appeal_level           varchar(20)  not null,
  appeal_filed           boolean      not null,
  authorization_number   varchar(120),
  approved_codes         varchar(200),
  approved_units         integer,
  valid_from             date,
  valid_to               date,
  outcome                varchar(40),
  close_reason           varchar(40),
  resolved_at            timestamptz,
  version                bigint       not null
);
create index denial_notice on overturn.denial (notice_id);
create index denial_reference on overturn.denial (payer_id, lower(payer_reference));
create index denial_open on overturn.denial (received_at desc) where outcome is null;
create index denial_received on overturn.denial (received_at desc);
create index denial_last_name on overturn.denial (lower(patient_last_name) text_pattern_ops);
create index denial_member on overturn.denial (lower(member_id) text_pattern_ops);

-- every number by which a payer may name the case in a later answer
create table overturn.case_reference (
  case_number varchar(20)  not null,
  reference   varchar(120) not null,
  primary key (case_number, reference)
);
create index case_reference_reference on overturn.case_reference (lower(reference));

create table overturn.timeline_entry (
  id          bigint generated always as identity primary key,
  case_number varchar(20)  not null,
  happened_at timestamptz  not null,
  actor       varchar(100) not null,
  what        varchar(2000) not null
);
create index timeline_case on overturn.timeline_entry (case_number, happened_at);

create table overturn.case_deadline (
  id          uuid primary key,
  case_number varchar(20)  not null,
  kind        varchar(40)  not null,
  starts_at   timestamptz  not null,
  due_at      timestamptz  not null,
  zone        varchar(60)  not null,
  source      varchar(20)  not null,
  explanation varchar(1000) not null,
  state       varchar(20)  not null,
  settled_at  timestamptz,
  cause       varchar(1000),
  version     bigint       not null
);
create index case_deadline_case on overturn.case_deadline (case_number);
create index case_deadline_open on overturn.case_deadline (due_at) where state = 'OPEN';

create table overturn.case_document (
  id           uuid primary key,
  case_number  varchar(20)  not null,
  name         varchar(255) not null,
  content_type varchar(120) not null,
  kind         varchar(40)  not null,
  sha256       char(64)     not null,
  content      bytea        not null,
  added_by     varchar(100) not null,
  added_at     timestamptz  not null
);
create index case_document_case on overturn.case_document (case_number);

create table overturn.task_answer (
  id          bigint generated always as identity primary key,
  case_number varchar(20)  not null,
  form        varchar(80)  not null,
  task        varchar(80)  not null,
  answers     jsonb        not null,
  answered_by varchar(100) not null,
  answered_at timestamptz  not null
);
create index task_answer_case on overturn.task_answer (case_number, answered_at);

create table overturn.audit_entry (
  id          bigint generated always as identity primary key,
  at          timestamptz  not null,
  who         varchar(100) not null,
  what        varchar(80)  not null,
  case_number varchar(20),
  from_where  varchar(100),
  detail      varchar(400)
);
create index audit_case on overturn.audit_entry (case_number, at);

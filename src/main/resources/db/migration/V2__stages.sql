-- What each stage of the process keeps of a case.

create table overturn.case_rule (
  id           bigint generated always as identity primary key,
  case_number  varchar(20) not null,
  rule_kind    varchar(40) not null,
  outputs      jsonb       not null,
  looked_up_at timestamptz not null
);
create index case_rule_case on overturn.case_rule (case_number, rule_kind);

create table overturn.call_request (
  id             bigint generated always as identity primary key,
  case_number    varchar(20)  not null,
  result         varchar(20)  not null,
  method         varchar(20)  not null,
  requested_at   timestamptz  not null,
  spoke_with     varchar(200),
  confirmation   varchar(200),
  refusal_reason varchar(1000),
  recorded_by    varchar(100) not null
);
create index call_request_case on overturn.call_request (case_number);

create table overturn.prep_packet (
  id                      uuid primary key,
  case_number             varchar(20) not null unique,
  diagnosis_and_severity  text,
  treatments_tried        text,
  criterion_cited         text,
  evidence                text,
  approval_asked_for      text,
  missing                 text,
  guidelines              text,
  objections              text,
  drafted_at              timestamptz not null,
  completed_by            varchar(100),
  completed_at            timestamptz,
  version                 bigint      not null
);

create table overturn.peer_to_peer_call (
  id                   uuid primary key,
  case_number          varchar(20)  not null,
  attempt              integer      not null,
  starts_at            timestamptz  not null,
  ends_at              timestamptz  not null,
  physician            varchar(100) not null,
  dial_in              varchar(200) not null,
  reviewer_expected    varchar(200),
  scheduled_by         varchar(100) not null,
  outcome              varchar(40),
  reviewer_name        varchar(200),
  reviewer_credentials varchar(100),
  reviewer_specialty   varchar(120),
  reviewer_contact     varchar(200),
  started_at           timestamptz,
  ended_at             timestamptz,
  criterion_failed     text,
  reviewer_statements  text,
  further_information  text,
  documents_requested  text,
  documents_due        date,
  decision_expected    date,
  authority            varchar(10),
  partial_accepted     boolean,
  promised_reference   varchar(200),
  recorded_by          varchar(100),
  recorded_at          timestamptz,
  version              bigint       not null
);
create index peer_to_peer_call_case on overturn.peer_to_peer_call (case_number);

create table overturn.appeal (
  id                    uuid primary key,
  case_number           varchar(20)  not null,
  level                 varchar(20)  not null,
  right_name            varchar(200) not null,
  law                   varchar(400),
  draft                 text,
  letter                text,
  physician_credentials varchar(200),
  expedited             boolean      not null,
  signed_by             varchar(100),
  signed_at             timestamptz,
  letter_sha256         char(64),
  consent_date          date,
  consent_how           varchar(200),
  filed_at              timestamptz,
  filed_by              varchar(100),
  filing_method         varchar(40),
  confirmation          varchar(400),
  decision              varchar(40),
  decided_on            date,
  rationale             text,
  withdrawn_on          date,
  version               bigint       not null,
  unique (case_number, level)
);

create table overturn.resubmission (
  id             uuid primary key,
  case_number    varchar(20)  not null,
  attempt        integer      not null,
  what_was_wrong varchar(40)  not null,
  correction     text         not null,
  resubmitted_on date         not null,
  method         varchar(20)  not null,
  new_reference  varchar(120),
  submitted_by   varchar(100) not null,
  decision       varchar(20),
  decided_on     date,
  version        bigint       not null,
  unique (case_number, attempt)
);

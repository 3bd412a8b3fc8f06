-- Where payers take appeals, version by version: a version never changes, so that a case keeps the
-- one that its filing was sent by (R61). A star stands for every line of business, urgency or level.
create table overturn.appeal_address (
  id               uuid         primary key,
  payer            varchar(60)  not null,
  line_of_business varchar(40)  not null,
  urgency          varchar(20)  not null,
  level            varchar(20)  not null,
  version          integer      not null,
  in_use           boolean      not null,
  unit             varchar(200) not null,
  postal           varchar(500) not null,
  fax              varchar(40)  not null,
  portal           varchar(300) not null,
  phone            varchar(40)  not null,
  email            varchar(200) not null,
  note             varchar(500) not null,
  source           varchar(400) not null,
  checked_on       date         not null,
  saved_by         varchar(100) not null,
  saved_at         timestamptz  not null,
  check (version > 0),
  unique (payer, line_of_business, urgency, level, version)
);
create trigger appeal_address_append_only before update or delete on overturn.appeal_address
  for each statement execute function overturn.refuse_change();

-- Each attempt to send something of an appeal: what, where to, when, by whom (R62). One that is
-- neither proven nor failed is stuck, and is settled once.
create table overturn.appeal_sending (
  id               uuid         primary key,
  place            bigint       generated always as identity,
  case_number      varchar(20)  not null,
  level            varchar(20)  not null,
  purpose          varchar(40)  not null,
  payer            varchar(60)  not null,
  method           varchar(40)  not null,
  destination      varchar(400) not null,
  address_id       uuid         references overturn.appeal_address (id),
  sent_at          timestamptz  not null,
  note             varchar(1000) not null,
  explanation      varchar(1000) not null,
  letter_id        uuid,
  letter_sha256    char(64),
  bundle_id        uuid,
  bundle_sha256    char(64),
  noted_by         varchar(100) not null,
  noted_at         timestamptz  not null,
  state            varchar(20)  not null check (state in ('UNCONFIRMED', 'FAILED', 'CONFIRMED')),
  confirmation     varchar(200) not null default '',
  confirmation_key varchar(200) not null default '',
  late             boolean      not null default false,
  settled_note     varchar(1000) not null default '',
  settled_by       varchar(100),
  settled_at       timestamptz,
  check ((state = 'UNCONFIRMED') = (settled_at is null))
);
create index appeal_sending_case on overturn.appeal_sending (case_number, place);
create index appeal_sending_confirmation on overturn.appeal_sending (payer, confirmation_key)
  where confirmation_key <> '';

create function overturn.refuse_other_than_settling() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.settled_at is not null or new.settled_at is null
     or (new.id, new.case_number, new.level, new.purpose, new.payer, new.method, new.destination,
         new.address_id, new.sent_at, new.note, new.letter_id, new.letter_sha256, new.noted_by, new.noted_at)
        is distinct from
        (old.id, old.case_number, old.level, old.purpose, old.payer, old.method, old.destination,
         old.address_id, old.sent_at, old.note, old.letter_id, old.letter_sha256, old.noted_by, old.noted_at)
  then
    raise exception 'A sending is settled once, and nothing else of it changes'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger appeal_sending_settled_once before update or delete on overturn.appeal_sending
  for each row execute function overturn.refuse_other_than_settling();

-- Which uploaded document proves which sending; a document proves one.
create table overturn.appeal_proof (
  document_id uuid        primary key,
  sending_id  uuid        not null references overturn.appeal_sending (id),
  case_number varchar(20) not null
);
create index appeal_proof_case on overturn.appeal_proof (case_number);
create trigger appeal_proof_append_only before update or delete on overturn.appeal_proof
  for each statement execute function overturn.refuse_change();

-- What became of the request for the reviewer's rationale in writing (R47).
create table overturn.reviewer_rationale (
  id          bigint       generated always as identity primary key,
  case_number varchar(20)  not null,
  level       varchar(20)  not null,
  answer      varchar(20)  not null check (answer in ('received', 'refused')),
  answered_on date         not null,
  words       text         not null,
  given_by    varchar(200) not null,
  noted_by    varchar(100) not null,
  noted_at    timestamptz  not null
);
create index reviewer_rationale_case on overturn.reviewer_rationale (case_number, id);
create trigger reviewer_rationale_append_only before update or delete on overturn.reviewer_rationale
  for each statement execute function overturn.refuse_change();

-- A payer's decision that came when nothing waited for it: after a withdrawal, or after the case had
-- ended. It changes no outcome by itself.
create table overturn.later_decision (
  id          bigint       generated always as identity primary key,
  case_number varchar(20)  not null,
  level       varchar(20)  not null,
  decision    varchar(40)  not null,
  decided_on  date         not null,
  against     varchar(200) not null,
  contradicts boolean      not null,
  noted_by    varchar(100) not null,
  noted_at    timestamptz  not null
);
create index later_decision_case on overturn.later_decision (case_number, id);
create trigger later_decision_append_only before update or delete on overturn.later_decision
  for each statement execute function overturn.refuse_change();

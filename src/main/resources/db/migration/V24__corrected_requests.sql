-- Corrected requests: each draft as it was saved, and what was prepared from one to be sent. Both
-- only grow. base is the request as the case knew it when the draft was saved; what nobody
-- corrected follows the case.
create table overturn.request_draft (
  case_number varchar(20)  not null,
  attempt     integer      not null,
  version     integer      not null,
  base        jsonb        not null,
  content     jsonb        not null,
  saved_by    varchar(100) not null,
  saved_at    timestamptz  not null,
  primary key (case_number, attempt, version)
);
create trigger request_draft_append_only before update or delete on overturn.request_draft
  for each statement execute function overturn.refuse_change();

create table overturn.prepared_request (
  case_number  varchar(20)  not null,
  attempt      integer      not null,
  version      integer      not null,
  format       varchar(20)  not null,
  file_name    varchar(120) not null,
  content_type varchar(120) not null,
  content      bytea        not null,
  sha256       char(64)     not null,
  prepared_by  varchar(100) not null,
  prepared_at  timestamptz  not null,
  primary key (case_number, attempt, version, format),
  foreign key (case_number, attempt, version) references overturn.request_draft
);
create trigger prepared_request_append_only before update or delete on overturn.prepared_request
  for each statement execute function overturn.refuse_change();

-- Each denial of a case, the one that opened it (round 0) and those of its corrected requests.
-- The case itself keeps the newest only.
create table overturn.denial_round (
  id                 bigint generated always as identity primary key,
  case_number        varchar(20)  not null,
  round              integer      not null,
  determination_date date         not null,
  action_code        varchar(10)  not null default '',
  reason_codes       varchar(200) not null default '',
  reason_text        text         not null default '',
  policy_cited       varchar(400) not null default '',
  kept_at            timestamptz  not null
);
create index denial_round_case on overturn.denial_round (case_number, round, id);
create trigger denial_round_append_only before update or delete on overturn.denial_round
  for each statement execute function overturn.refuse_change();

-- which version went out; those that were sent before drafts were kept have none
alter table overturn.resubmission add column draft_version integer;

-- What was sent stays as it was; the payer's answer is noted once.
create function overturn.refuse_other_than_answer() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.decision is not null
     or (new.id, new.case_number, new.attempt, new.what_was_wrong, new.correction,
         new.resubmitted_on, new.method, new.new_reference, new.submitted_by, new.draft_version)
        is distinct from
        (old.id, old.case_number, old.attempt, old.what_was_wrong, old.correction,
         old.resubmitted_on, old.method, old.new_reference, old.submitted_by, old.draft_version)
  then
    raise exception 'Of a request that was sent only the answer is noted, once'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger resubmission_answered_once before update or delete on overturn.resubmission
  for each row execute function overturn.refuse_other_than_answer();

-- X12 numbers each interchange of a sender; nine digits.
create sequence overturn.interchange_number maxvalue 999999999 cycle;

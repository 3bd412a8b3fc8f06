-- Payers' coverage policies. A version never changes once it is saved: an old case keeps what its
-- packet was written by.
create table overturn.policy_version (
  id             uuid         primary key,
  place          bigint       generated always as identity,
  payer          varchar(60)  not null,
  number         varchar(80)  not null,
  number_key     varchar(80)  not null,
  version        varchar(40)  not null,
  title          varchar(300) not null,
  effective_from date,
  effective_to   date,
  services       text[]       not null,
  content        jsonb        not null,
  origin         varchar(20)  not null,
  saved_by       varchar(100) not null,
  saved_at       timestamptz  not null,
  check (effective_to >= effective_from),
  unique (payer, number_key, version)
);

-- Which version a case is argued by; the newest row counts, the older ones say what it was before.
create table overturn.case_policy (
  id          bigint       generated always as identity primary key,
  case_number varchar(40)  not null,
  policy_id   uuid         not null references overturn.policy_version (id),
  because     varchar(400) not null,
  chosen_by   varchar(100) not null,
  chosen_at   timestamptz  not null
);
create index case_policy_case on overturn.case_policy (case_number, id desc);

create trigger policy_version_append_only before update or delete on overturn.policy_version
  for each statement execute function overturn.refuse_change();
create trigger case_policy_append_only before update or delete on overturn.case_policy
  for each statement execute function overturn.refuse_change();

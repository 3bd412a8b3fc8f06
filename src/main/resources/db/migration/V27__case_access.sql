-- Who was let into a case: by taking one of its tasks, or by breaking the glass with a reason. The reason is
-- in the audit.
create table overturn.case_access (
  id          uuid         primary key,
  case_number varchar(20)  not null,
  user_id     varchar(100) not null,
  way         varchar(10)  not null check (way in ('TASK', 'GLASS')),
  since       timestamptz  not null,
  until       timestamptz,
  check (way <> 'GLASS' or until is not null)
);
create index case_access_case on overturn.case_access (case_number, user_id);
create index case_access_user on overturn.case_access (user_id);
create unique index case_access_task on overturn.case_access (case_number, user_id) where way = 'TASK';

create index if not exists peer_to_peer_call_physician on overturn.peer_to_peer_call (physician, case_number);

-- When people of the practice work, see patients and are away, as the page /availability keeps it.
create table overturn.availability (
  user_id      varchar(100) primary key,
  specialty    varchar(120),
  npi          char(10) unique,
  calendar_url varchar(2000),
  changed_by   varchar(100) not null,
  changed_at   timestamptz  not null,
  version      bigint       not null
);

-- wall-clock times in the practice's zone; day 1 is Monday
create table overturn.weekly_hours (
  user_id varchar(100) not null references overturn.availability (user_id),
  kind    varchar(10)  not null check (kind in ('working', 'clinic')),
  day     smallint     not null check (day between 1 and 7),
  starts  time         not null,
  ends    time         not null,
  check (starts < ends),
  primary key (user_id, kind, day, starts)
);

create table overturn.time_off (
  id         uuid primary key,
  user_id    varchar(100) not null,
  starts_at  timestamptz  not null,
  ends_at    timestamptz  not null,
  entered_by varchar(100) not null,
  entered_at timestamptz  not null,
  check (starts_at < ends_at),
  unique (user_id, starts_at, ends_at)
);
create index time_off_end on overturn.time_off (user_id, ends_at);

-- Two calls never share a physician's time: the database itself refuses the second.
-- Calls from before this rule are outside of it; they may overlap.
create extension if not exists btree_gist;
alter table overturn.peer_to_peer_call
  add column holds_slot       boolean not null default false,
  add column called_off_at    timestamptz,
  add column called_off_cause varchar(400);
alter table overturn.peer_to_peer_call add constraint peer_to_peer_call_one_at_a_time
  exclude using gist (physician with =, tstzrange(starts_at, ends_at) with &&) where (holds_slot);

-- What stands in whose calendar for a call. A change is sent with the next sequence; an invitation
-- that was called off is never taken up again.
create table overturn.call_invitation (
  id         uuid primary key,
  call_id    uuid         not null references overturn.peer_to_peer_call (id),
  physician  varchar(100) not null,
  starts_at  timestamptz  not null,
  ends_at    timestamptz  not null,
  sequence   integer      not null,
  called_off boolean      not null,
  version    bigint       not null
);
create unique index call_invitation_open on overturn.call_invitation (call_id, physician)
  where not called_off;

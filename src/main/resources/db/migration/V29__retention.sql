-- How long closed cases are kept, which are held back, and what is left of those that are gone.

-- A compliance officer's rules, version by version: the newest of a state and line of business counts, and
-- without years it is withdrawn. A star stands for all.
create table overturn.retention_rule (
  id               bigint       generated always as identity primary key,
  state            varchar(7)   not null,
  line_of_business varchar(40)  not null,
  -- HIPAA's documentation is kept for six years (45 CFR 164.316(b)(2)(i)), so no rule is shorter
  keep_years       integer      check (keep_years between 6 and 100),
  majority_age     integer      not null check (majority_age between 18 and 25),
  years_after      integer      not null check (years_after between 0 and 50),
  source           varchar(400) not null,
  saved_by         varchar(100) not null,
  saved_at         timestamptz  not null,
  -- the rule for everything else may be changed, not withdrawn
  check (keep_years is not null or state <> '*' or line_of_business <> '*')
);
create trigger retention_rule_append_only before update or delete on overturn.retention_rule
  for each statement execute function overturn.refuse_change();

create view overturn.retention_rule_in_force as
  select * from (
    select distinct on (state, line_of_business) *
      from (select id, state, line_of_business, keep_years, majority_age, years_after, source, saved_by, saved_at
              from overturn.retention_rule
            union all
            values (0, '*', '*', 7, 18, 7, 'longer than HIPAA''s six years', 'Overturn', null::timestamptz),
                   (0, '*', 'MEDICARE_ADVANTAGE', 10, 18, 7, '42 CFR 422.504(d) and (i)', 'Overturn', null),
                   (0, '*', 'MEDICARE_PART_D', 10, 18, 7, '42 CFR 423.505(d) and (i)', 'Overturn', null),
                   (0, '*', 'MEDICAID_MANAGED_CARE', 10, 18, 7, '42 CFR 438.3(u)', 'Overturn', null)) as every
     order by state, line_of_business, id desc) as newest
   where keep_years is not null;

-- Why a case must not be purged, whatever its age: a lawsuit, an audit, an investigation.
create table overturn.legal_hold (
  id             bigint       generated always as identity primary key,
  case_number    varchar(20)  not null,
  why            varchar(400) not null,
  placed_by      varchar(100) not null,
  placed_at      timestamptz  not null,
  released_why   varchar(400),
  released_by    varchar(100),
  released_at    timestamptz,
  check ((released_at is null) = (released_by is null) and (released_at is null) = (released_why is null))
);
create index legal_hold_case on overturn.legal_hold (case_number);

create function overturn.refuse_other_than_release() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and overturn.is_purging() then
    return old;
  end if;
  if tg_op = 'DELETE' or old.released_at is not null or new.released_at is null
     or (new.id, new.case_number, new.why, new.placed_by, new.placed_at)
        is distinct from (old.id, old.case_number, old.why, old.placed_by, old.placed_at)
  then
    raise exception 'A legal hold is released once, and nothing else of it changes'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger legal_hold_released_once before update or delete on overturn.legal_hold
  for each row execute function overturn.refuse_other_than_release();

-- A run of the purge, with the proof that nothing is left of its cases.
create table overturn.purge_run (
  id     uuid         primary key,
  at     timestamptz  not null,
  by     varchar(100) not null,
  cases  integer      not null,
  proven boolean      not null,
  proof  jsonb        not null
);
create index purge_run_at on overturn.purge_run (at desc);
create trigger purge_run_append_only before update or delete or truncate on overturn.purge_run
  for each statement execute function overturn.refuse_every_change();

-- What is left of a purged case. Nothing here says anything of the patient.
create table overturn.purged_case (
  case_number varchar(20)  primary key,
  closed_at   timestamptz  not null,
  due_at      timestamptz  not null,
  rule        varchar(600) not null,
  purged_at   timestamptz  not null,
  purged_by   varchar(100) not null,
  run         uuid         not null references overturn.purge_run (id) deferrable initially deferred,
  removed     jsonb        not null
);
create index purged_case_run on overturn.purged_case (run);
create trigger purged_case_append_only before update or delete or truncate on overturn.purged_case
  for each statement execute function overturn.refuse_every_change();

-- a tombstone is written by the purge and by nobody else
create function overturn.refuse_unless_purging() returns trigger language plpgsql as $$
begin
  if not overturn.is_purging() then
    raise exception 'Only a purge adds to %', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger purged_case_by_a_purge before insert on overturn.purged_case
  for each row execute function overturn.refuse_unless_purging();

-- These let what happened be settled once; a purge passes.
create or replace function overturn.refuse_other_than_sending() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and overturn.is_purging() then
    return old;
  end if;
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

create or replace function overturn.refuse_other_than_settling() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and overturn.is_purging() then
    return old;
  end if;
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

create or replace function overturn.refuse_other_than_answer() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and overturn.is_purging() then
    return old;
  end if;
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

-- Which cases an original has to do with, and in which larger original it came.
create view overturn.case_original as
  select linked.case_number, notice.id as notice_id, coalesce(notice.part_of, notice.id) as whole_id
    from (select case_number, notice_id from overturn.notice_case
          union
          select case_number, notice_id from overturn.denial where notice_id is not null) as linked
    join overturn.notice on notice.id = linked.notice_id;

-- When each closed case falls due. Every rule that fits it counts and the one that keeps it longest decides. Years
-- run from the day it closed, or from the payer's last word on it that came later. A patient who was a minor then,
-- or may have been since the birth date is not known, has the years after majority as well.
create view overturn.case_retention as
  select closed.case_number, closed.payer_name, closed.closed_at, longest.due_at, longest.rule,
         exists (select from overturn.legal_hold h where h.case_number = closed.case_number and h.released_at is null)
           as held,
         -- an original is evidence in the case that is held, so whoever shares it waits
         exists (select from overturn.case_original mine
                   join overturn.case_original other
                     on other.whole_id = mine.whole_id and other.case_number <> mine.case_number
                   join overturn.legal_hold h on h.case_number = other.case_number and h.released_at is null
                  where mine.case_number = closed.case_number) as held_by_another
    from (select d.case_number, d.payer_name, d.state, d.line_of_business, d.patient_birth_date,
                 greatest(d.resolved_at, (select max(noted_at) from overturn.later_decision l
                                           where l.case_number = d.case_number)) as closed_at
            from overturn.denial d
           where d.outcome is not null and d.resolved_at is not null) as closed
   cross join lateral (
     select due.due_at,
            format('%s, %s: %s', case r.state when '*' then 'every state' else r.state end,
                   case r.line_of_business when '*' then 'every plan'
                        else lower(replace(r.line_of_business, '_', ' ')) end,
                   due.how) || ' (' || r.source || ')' as rule
       from overturn.retention_rule_in_force r
      cross join lateral (
        select (closed.closed_at at time zone 'UTC' + make_interval(years => r.keep_years)) at time zone 'UTC' as due_at,
               format('%s years after it closed', r.keep_years) as how
        union all
        select (coalesce(closed.patient_birth_date + 1, (closed.closed_at at time zone 'UTC')::date + 1)
                 + make_interval(years => r.majority_age + r.years_after)) at time zone 'UTC',
               format('%s years after the age of %s', r.years_after, r.majority_age)
         where closed.patient_birth_date is null
            or closed.patient_birth_date + make_interval(years => r.majority_age)
                 > closed.closed_at at time zone 'UTC') as due
      where r.state in ('*', closed.state) and r.line_of_business in ('*', closed.line_of_business)
      order by due.due_at desc, r.id desc
      limit 1) as longest;

-- Removes all that is kept of a case, and leaves its tombstone. It is the only way in which records that never
-- change leave their tables, so it asks for itself whether the case may go: closed, due by the rules and by both
-- clocks, not held. What hangs on a case is found in the catalog: every table with a case's number, and every table
-- that refers to such a one; a table that is added later is not forgotten. The audit is never touched.
--
-- Answers how many rows went, by table, and which originals.
create function overturn.purge_case(number varchar, as_of timestamptz, who varchar, in_run uuid) returns jsonb
language plpgsql security definer set search_path = overturn, pg_temp as $$
declare
  known     overturn.case_retention;
  touched   uuid[];
  wholes    uuid[];
  gone      uuid[];
  step      record;
  pass      integer;
  rows      bigint;
  removed   jsonb := '{}';
  originals bigint;
  emptied   bigint;
  mails     bigint;
  pattern   text := '\m' || number || '\M';
begin
  perform 1 from overturn.denial where case_number = number for update;
  if not found then
    raise exception 'There is no case %', number using errcode = 'no_data_found';
  end if;
  select * into known from overturn.case_retention where case_number = number;
  if not found then
    raise exception 'Case % is not closed', number using errcode = 'check_violation';
  end if;
  if known.held or known.held_by_another then
    raise exception 'Case % is under a legal hold, or shares an original with one that is', number
      using errcode = 'check_violation';
  end if;
  -- the application's clock may be wrong; ours is asked as well, with a day's patience
  if known.due_at is null or known.due_at > least(as_of, clock_timestamp() + interval '1 day') then
    raise exception 'Case % is not due', number using errcode = 'check_violation';
  end if;

  perform set_config('overturn.purging', 'on', true);
  select coalesce(array_agg(distinct notice_id), '{}'), coalesce(array_agg(distinct whole_id), '{}')
    into touched, wholes from overturn.case_original where case_number = number;

  -- twice: what went may have been noted by a trigger meanwhile
  for pass in 1..2 loop
    for step in
      with recursive refers (child, parent) as (
        select distinct conrelid, confrelid from pg_constraint
         where contype = 'f' and conrelid <> confrelid and connamespace = 'overturn'::regnamespace
      ), depth (tab, n) as (
        select oid, 0 from pg_class where relnamespace = 'overturn'::regnamespace and relkind = 'r'
        union
        select r.child, d.n + 1 from refers r join depth d on d.tab = r.parent where d.n < 50
      ), numbered (tab) as (
        select a.attrelid from pg_attribute a join pg_class c on c.oid = a.attrelid
         where c.relnamespace = 'overturn'::regnamespace and c.relkind = 'r' and a.attname = 'case_number'
           and not a.attisdropped and c.relname not in ('audit_entry', 'purged_case')
      ), ways (tab, statement) as (
        select tab, format('delete from %s where case_number = $1', tab::regclass) from numbered
        union all
        select k.conrelid,
               format('delete from %s c using %s p where p.case_number = $1 and c.%I = p.%I',
                      k.conrelid::regclass, k.confrelid::regclass, mine.attname, theirs.attname)
          from pg_constraint k
          join pg_attribute mine on mine.attrelid = k.conrelid and mine.attnum = k.conkey[1]
          join pg_attribute theirs on theirs.attrelid = k.confrelid and theirs.attnum = k.confkey[1]
         where k.contype = 'f' and k.confrelid in (select tab from numbered)
           and k.conrelid not in (select tab from numbered)
           and k.conrelid <> 'overturn.purged_case'::regclass
      )
      select c.relname as name, w.statement from ways w join pg_class c on c.oid = w.tab
       order by (select max(n) from depth where depth.tab = w.tab) desc, c.relname
    loop
      execute step.statement using number;
      get diagnostics rows = row_count;
      if rows > 0 then
        removed := jsonb_set(removed, array[step.name::text],
          to_jsonb(coalesce((removed ->> step.name)::bigint, 0) + rows));
      end if;
    end loop;
  end loop;

  -- A part that came for this case alone goes. An original whose last case has gone goes with all its parts, unless
  -- somebody has yet to see to one; else, where its parts are kept by themselves, only its bytes go.
  delete from overturn.notice n
   where n.id = any (touched) and n.part_of is not null
     and not exists (select from overturn.case_original o where o.notice_id = n.id);
  get diagnostics originals = row_count;
  select coalesce(array_agg(w), '{}') into gone from unnest(wholes) w
   where not exists (select from overturn.case_original o where o.whole_id = w)
     and not exists (select from overturn.notice n where coalesce(n.part_of, n.id) = w and n.seen_at is null
                      and n.state in ('RECEIVED', 'NEEDS_A_PERSON'));
  delete from overturn.notice n where n.part_of = any (gone);
  get diagnostics rows = row_count;
  originals := originals + rows;
  delete from overturn.notice n where n.id = any (gone);
  get diagnostics rows = row_count;
  originals := originals + rows;
  update overturn.notice n
     set original = '', name = null,
         why = 'Its bytes were removed when a case in it was purged; what is left of it stands in its parts.'
   where n.id = any (wholes) and n.id <> all (gone) and n.original <> ''
     and exists (select from overturn.notice part where part.part_of = n.id);
  get diagnostics emptied = row_count;

  -- A mail about the case goes; in one about several cases, such as a daily digest, only its number does.
  delete from overturn.outgoing_mail m where m.subject ~ pattern or m.key ~ pattern;
  get diagnostics mails = row_count;
  update overturn.outgoing_mail m
     set text = regexp_replace(m.text, pattern, '[purged]', 'g'),
         calendar = regexp_replace(m.calendar, pattern, '[purged]', 'g')
   where m.text ~ pattern or m.calendar ~ pattern;

  removed := removed || jsonb_strip_nulls(jsonb_build_object(
    'notice', nullif(originals, 0), 'notice, bytes only', nullif(emptied, 0), 'outgoing_mail', nullif(mails, 0)));
  insert into overturn.purged_case (case_number, closed_at, due_at, rule, purged_at, purged_by, run, removed)
  values (number, known.closed_at, known.due_at, known.rule, as_of, who, in_run, removed);
  perform set_config('overturn.purging', '', true);
  return jsonb_build_object('removed', removed, 'originals', to_jsonb(gone));
end $$;

-- for the application's role alone, to whom each start's grants give it
revoke execute on function overturn.purge_case(varchar, timestamptz, varchar, uuid) from public;

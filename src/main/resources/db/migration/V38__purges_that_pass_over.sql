-- A case whose number somebody typed where no purge reaches stays whole, and everybody else's go.

-- Which cases that are due could not be purged at the last try, and where their numbers stand. It goes with the case.
create table overturn.purge_left (
  case_number  varchar(20) primary key,
  tried_at     timestamptz not null,
  -- false where it goes by itself, with an arrival that names it
  for_a_person boolean     not null,
  -- tables, columns and rows' keys; no words
  places       jsonb       not null
);

-- These are added to and never changed, but that a purge takes a number out of what does not count any more.
create function overturn.refuse_other_than_taking_a_number_out() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and overturn.is_purging() then
    return null;
  end if;
  raise exception 'The table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
drop trigger appeal_address_append_only on overturn.appeal_address;
create trigger appeal_address_append_only before update or delete on overturn.appeal_address
  for each statement execute function overturn.refuse_other_than_taking_a_number_out();
drop trigger letter_template_append_only on overturn.letter_template;
create trigger letter_template_append_only before update or delete on overturn.letter_template
  for each statement execute function overturn.refuse_other_than_taking_a_number_out();
drop trigger policy_version_append_only on overturn.policy_version;
create trigger policy_version_append_only before update or delete on overturn.policy_version
  for each statement execute function overturn.refuse_other_than_taking_a_number_out();
drop trigger retention_rule_append_only on overturn.retention_rule;
create trigger retention_rule_append_only before update or delete on overturn.retention_rule
  for each statement execute function overturn.refuse_other_than_taking_a_number_out();

-- As in V29, and it takes the number out of notes, of all arrivals that stay and of versions that do not count any more.
create or replace function overturn.purge_case(number varchar, as_of timestamptz, who varchar, in_run uuid) returns jsonb
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
  notes     bigint;
  versions  bigint;
  pattern   text := '\m' || number || '\M';
  -- as the search for what is left finds it, however somebody typed it
  typed     text := number || '(?![0-9])';
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
     set text = regexp_replace(m.text, typed, '[purged]', 'gi'),
         calendar = regexp_replace(m.calendar, typed, '[purged]', 'gi')
   where m.text ~* typed or m.calendar ~* typed;

  -- In what is said of an arrival that stays, only the number goes. Its bytes are evidence and stay as they came.
  update overturn.notice n
     set seen_note = regexp_replace(n.seen_note, typed, '[purged]', 'gi'),
         why = regexp_replace(n.why, typed, '[purged]', 'gi'),
         sender = regexp_replace(n.sender, typed, '[purged]', 'gi'),
         name = regexp_replace(n.name, typed, '[purged]', 'gi'),
         place = regexp_replace(n.place, typed, '[purged]', 'gi')
   where concat_ws(' ', n.seen_note, n.why, n.sender, n.name, n.place) ~* typed;
  get diagnostics notes = row_count;

  -- What is kept version by version: in those that do not count any more only the number goes. The one that counts
  -- is a person's to change, for letters and appeals go out by it.
  update overturn.appeal_address a
     set unit = regexp_replace(a.unit, typed, '[purged]', 'gi'),
         postal = regexp_replace(a.postal, typed, '[purged]', 'gi'),
         fax = regexp_replace(a.fax, typed, '[purged]', 'gi'),
         portal = regexp_replace(a.portal, typed, '[purged]', 'gi'),
         phone = regexp_replace(a.phone, typed, '[purged]', 'gi'),
         email = regexp_replace(a.email, typed, '[purged]', 'gi'),
         note = regexp_replace(a.note, typed, '[purged]', 'gi'),
         source = regexp_replace(a.source, typed, '[purged]', 'gi')
   where concat_ws(' ', a.unit, a.postal, a.fax, a.portal, a.phone, a.email, a.note, a.source) ~* typed
     and exists (select from overturn.appeal_address newer
                  where (newer.payer, newer.line_of_business, newer.urgency, newer.level)
                      = (a.payer, a.line_of_business, a.urgency, a.level) and newer.version > a.version);
  get diagnostics rows = row_count;
  versions := rows;
  update overturn.letter_template t
     set text = regexp_replace(t.text, typed, '[purged]', 'gi'),
         note = regexp_replace(t.note, typed, '[purged]', 'gi')
   where concat_ws(' ', t.text, t.note) ~* typed
     and t.id <> (select counts.id from overturn.letter_template counts where counts.kind = t.kind
                   order by counts.origin = 'OWNER' desc, counts.version desc limit 1);
  get diagnostics rows = row_count;
  versions := versions + rows;
  update overturn.policy_version p
     set title = regexp_replace(p.title, typed, '[purged]', 'gi'),
         content = regexp_replace(p.content::text, typed, '[purged]', 'gi')::jsonb
   where concat_ws(' ', p.title, p.content::text) ~* typed
     and exists (select from overturn.policy_version newer
                  where (newer.payer, newer.number_key) = (p.payer, p.number_key) and newer.place > p.place);
  get diagnostics rows = row_count;
  versions := versions + rows;
  update overturn.csv_mapping c
     set source = regexp_replace(c.source, typed, '[purged]', 'gi'),
         mapping = regexp_replace(c.mapping::text, typed, '[purged]', 'gi')::jsonb
   where concat_ws(' ', c.source, c.mapping::text) ~* typed
     and exists (select from overturn.csv_mapping newer
                  where newer.signature = c.signature and newer.version > c.version);
  get diagnostics rows = row_count;
  versions := versions + rows;
  update overturn.retention_rule r
     set source = regexp_replace(r.source, typed, '[purged]', 'gi')
   where r.source ~* typed
     and exists (select from overturn.retention_rule newer
                  where (newer.state, newer.line_of_business) = (r.state, r.line_of_business) and newer.id > r.id);
  get diagnostics rows = row_count;
  versions := versions + rows;

  removed := removed || jsonb_strip_nulls(jsonb_build_object(
    'notice', nullif(originals, 0), 'notice, bytes only', nullif(emptied, 0), 'outgoing_mail', nullif(mails, 0),
    'notice, number only', nullif(notes, 0), 'earlier versions, number only', nullif(versions, 0)));
  insert into overturn.purged_case (case_number, closed_at, due_at, rule, purged_at, purged_by, run, removed)
  values (number, known.closed_at, known.due_at, known.rule, as_of, who, in_run, removed);
  perform set_config('overturn.purging', '', true);
  return jsonb_build_object('removed', removed, 'originals', to_jsonb(gone));
end $$;

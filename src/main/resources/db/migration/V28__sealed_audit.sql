-- The audit as a chain: each committed entry gets one seal, whose hash covers the seal before it and all that the
-- entry says (45 CFR 164.312(c)(1)). Who changes, removes or inserts an entry breaks the chain at that place.
create table overturn.audit_seal (
  position  bigint      primary key check (position > 0),
  -- no foreign key: an entry that is gone must be seen to be gone
  entry_id  bigint      not null unique,
  sealed_at timestamptz not null,
  hash      char(64)    not null
);

-- what compliance officers search by; the newest first
create index audit_time on overturn.audit_entry (at, id);
create index audit_who on overturn.audit_entry (who, at, id);
create index audit_what on overturn.audit_entry (what, at, id);

-- Deleting a closed case after its retention is the only way in which what happened leaves its tables: by a function
-- of the owner (SECURITY DEFINER) that sets overturn.purging to 'on' for its transaction, as
--   perform set_config('overturn.purging', 'on', true);
-- before it deletes, and to '' when it is done. Both are asked for: the application's role may set the word, but is
-- not the owner; and what the owner deletes by hand is refused like anybody else's.
create function overturn.is_purging() returns boolean language sql stable as $$
  select coalesce(current_setting('overturn.purging', true), '') = 'on'
     and current_user = (select pg_get_userbyid(nspowner) from pg_namespace where nspname = 'overturn')
$$;

create or replace function overturn.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and overturn.is_purging() then
    if tg_level = 'ROW' then
      return old;
    end if;
    return null;
  end if;
  raise exception 'The table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- Who did what is kept when the case is gone: these two let nobody through.
create function overturn.refuse_every_change() returns trigger language plpgsql as $$
begin
  raise exception 'The table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

drop trigger audit_entry_append_only on overturn.audit_entry;
create trigger audit_entry_append_only before update or delete or truncate on overturn.audit_entry
  for each statement execute function overturn.refuse_every_change();
create trigger audit_seal_append_only before update or delete or truncate on overturn.audit_seal
  for each statement execute function overturn.refuse_every_change();
create trigger timeline_entry_kept before truncate on overturn.timeline_entry
  for each statement execute function overturn.refuse_change();

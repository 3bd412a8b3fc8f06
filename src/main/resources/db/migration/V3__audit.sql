-- What was audited and what happened cannot be changed afterwards (R57).
create function overturn.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger audit_entry_append_only before update or delete on overturn.audit_entry
  for each statement execute function overturn.refuse_change();
create trigger timeline_entry_append_only before update or delete on overturn.timeline_entry
  for each statement execute function overturn.refuse_change();

-- The same bytes are kept once for each case, whoever uploads them at the same instant.
create unique index case_document_same on overturn.case_document (case_number, sha256);

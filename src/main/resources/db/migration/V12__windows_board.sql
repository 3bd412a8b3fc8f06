-- What has changed of the clocks that run and of who has their tasks. Each row says in which transaction it
-- was written, so that two snapshots compared tell exactly what was committed between them, however long a
-- transaction took. Not logged: it is for open boards only, and after a crash they begin anew.
create unlogged table overturn.windows_change (
  case_number varchar(20) not null,
  changed_in  xid8        not null default pg_current_xact_id()
);
create index windows_change_in on overturn.windows_change (changed_in);

create function overturn.note_windows_change() returns trigger language plpgsql as $$
begin
  insert into overturn.windows_change (case_number) values (coalesce(new.case_number, old.case_number));
  return null;
end $$;

create trigger case_deadline_set after insert or delete on overturn.case_deadline
  for each row execute function overturn.note_windows_change();
create trigger case_deadline_moved after update on overturn.case_deadline
  for each row
  when ((old.due_at, old.zone, old.source, old.state, old.cause)
        is distinct from (new.due_at, new.zone, new.source, new.state, new.cause))
  execute function overturn.note_windows_change();
create trigger denial_on_board after update on overturn.denial
  for each row
  when ((old.outcome, old.payer_name, old.service_code, old.urgency)
        is distinct from (new.outcome, new.payer_name, new.service_code, new.urgency))
  execute function overturn.note_windows_change();

-- The board reads open clocks in the order in which they close, of one kind or of all, and what lapsed lately.
create index case_deadline_open_kind on overturn.case_deadline (kind, due_at) where state = 'OPEN';
create index case_deadline_lapsed on overturn.case_deadline (settled_at desc) where state = 'LAPSED';

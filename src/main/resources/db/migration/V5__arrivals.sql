-- Who saw to a notice that only a person could judge, and what came of it.
alter table overturn.notice
  add seen_by   varchar(100),
  add seen_at   timestamptz,
  add seen_note varchar(1000);

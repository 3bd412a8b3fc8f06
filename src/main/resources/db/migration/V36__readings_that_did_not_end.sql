-- A notice whose reading ends the application, by taking all its memory, would end it again after each restart. So each
-- reading is counted before it begins, and the count is taken back when it fails like any other.
alter table overturn.notice
  add column readings integer not null default 0,
  add column read_at  timestamptz;

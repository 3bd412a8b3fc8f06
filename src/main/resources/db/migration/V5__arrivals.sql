-- Ways of arrival that carry files, originals that hold many notices, and who saw to a notice that
-- only a person could judge.
alter table overturn.notice
  add name      varchar(255),
  add part_of   uuid references overturn.notice (id),
  add place     varchar(200),
  add seen_by   varchar(100),
  add seen_at   timestamptz,
  add seen_note varchar(1000);
create index notice_part_of on overturn.notice (part_of) where part_of is not null;
create index notice_received on overturn.notice (received_at desc) where part_of is null;

-- the channel used to name the format; both came by the API
update overturn.notice set channel = 'api' where channel in ('fhir', 'json');

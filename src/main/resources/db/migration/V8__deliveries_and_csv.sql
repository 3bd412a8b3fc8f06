-- A delivery that was tried before, by the watched folder or the mailbox, is the same notice and not
-- a second one.
alter table overturn.notice add delivery varchar(200);
create unique index notice_delivery on overturn.notice (delivery) where delivery is not null;

-- How the columns of a source's CSV become a denial. A change is a new version; none is overwritten.
create table overturn.csv_mapping (
  id        uuid         primary key,
  signature char(64)     not null,
  version   integer      not null,
  source    varchar(120) not null,
  mapping   jsonb        not null,
  saved_by  varchar(100) not null,
  saved_at  timestamptz  not null,
  unique (signature, version)
);

-- Which versions of Overturn have run on this database. ops/backup tells the newest in its manifest.
create table overturn.release (
  version    varchar(100) primary key,
  -- its last start
  started_at timestamptz  not null
);

-- From which backups the database was restored: ops/restore adds a row. Until somebody has looked, no mail goes out
-- by itself, since it may have gone out before what is restored was lost.
create table overturn.restoration (
  id              bigint generated always as identity primary key,
  backup_taken_at timestamptz not null,
  restored_at     timestamptz not null,
  seen_by         varchar(100),
  seen_at         timestamptz
);

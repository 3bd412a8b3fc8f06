-- When backups of this database were completed: ops/backup adds a row, as the owner, when all is written. Monitoring
-- tells the age of the newest (45 CFR 164.308(a)(7)(ii)(A)). Who backs up by other means may add rows likewise.
create table overturn.backup (
  -- the instant whose state it holds, by the database's clock
  taken_at     timestamptz primary key,
  completed_at timestamptz not null default current_timestamp,
  -- SHA-256 of the dump, as in its MANIFEST; null for what another program made
  dump_sha256  char(64)
);

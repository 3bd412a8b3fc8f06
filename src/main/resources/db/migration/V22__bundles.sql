-- Which exhibits go with an appeal, in which order: as people chose last, counted.
create table overturn.bundle_choice (
  case_number varchar(20)  not null,
  level       varchar(20)  not null,
  revision    integer      not null,
  entries     jsonb        not null,
  chosen_by   varchar(100) not null,
  chosen_at   timestamptz  not null,
  primary key (case_number, level)
);

-- The bundle that is filed: bytes, hash, and where each piece stands in it. Bound anew it is another version;
-- none is ever changed (R60).
create table overturn.appeal_bundle (
  id          uuid         primary key,
  place       bigint       generated always as identity,
  case_number varchar(20)  not null,
  level       varchar(20)  not null,
  version     integer      not null,
  letter_id   uuid         not null,
  content     bytea        not null,
  sha256      char(64)     not null,
  pages       integer      not null,
  contents    jsonb        not null,
  sealed_by   varchar(100) not null,
  sealed_at   timestamptz  not null,
  unique (case_number, level, version)
);

create trigger appeal_bundle_sealed before update or delete on overturn.appeal_bundle
  for each statement execute function overturn.refuse_change();
create trigger appeal_bundle_kept before truncate on overturn.appeal_bundle
  for each statement execute function overturn.refuse_change();

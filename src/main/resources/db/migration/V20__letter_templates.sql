-- The wording of the letters, version by version. A version never changes once it is there: a letter
-- says by which one it was drafted. What comes with the installation (SHIPPED) is in force until a
-- process owner has put another wording in force (OWNER).
create table overturn.letter_template (
  id       bigint       generated always as identity primary key,
  kind     varchar(60)  not null,
  version  integer      not null check (version > 0),
  origin   varchar(20)  not null check (origin in ('SHIPPED', 'OWNER')),
  text     text         not null,
  sha256   char(64)     not null,
  note     varchar(400) not null,
  saved_by varchar(100) not null,
  saved_at timestamptz  not null,
  unique (kind, version)
);

create trigger letter_template_append_only before update or delete on overturn.letter_template
  for each statement execute function overturn.refuse_change();

-- Letters: what was read from one, where it stands on which page and how surely, and whether a person
-- still has to check it. letter_window_zone is the zone that the letter names, null for the payer's.
create table overturn.read_field (
  case_number varchar(20)      not null references overturn.denial (case_number),
  position    integer          not null,
  name        varchar(40)      not null,
  value       text             not null,
  page        integer          not null,
  x           double precision not null,
  y           double precision not null,
  width       double precision not null,
  height      double precision not null,
  confidence  double precision not null,
  how         varchar(400)     not null,
  primary key (case_number, position)
);

alter table overturn.denial
  add letter_to_check    boolean not null default false,
  add letter_window_zone varchar(40);

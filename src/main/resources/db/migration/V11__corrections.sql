-- The instants from which a case's own dates are counted, so that they can be counted again when the
-- facts of the case are corrected.
create table overturn.case_moment (
  case_number varchar(20) not null,
  moment      varchar(40) not null,
  happened_at timestamptz not null,
  primary key (case_number, moment)
);

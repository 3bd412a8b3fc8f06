-- A window or a deadline that passed unused is accounted for by a supervisor.
alter table overturn.case_deadline
  add column lapse_cause text,
  add column account_note text,
  add column accounted_by text,
  add column accounted_at timestamptz;

-- A plan may take an appeal late, for good cause: until the end of this day.
alter table overturn.appeal
  add column late_until date;

-- where the rule of a deadline stands, and when somebody last read it there
alter table overturn.case_deadline
  add column published_in varchar(400) not null default '',
  add column checked_on date;

-- days that some payers' windows count from
alter table overturn.denial
  add column notice_posted_date date,
  add column discharge_date date;

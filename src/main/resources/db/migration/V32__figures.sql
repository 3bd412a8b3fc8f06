-- Monitoring counts what ended in the last day, again and again.
create index case_deadline_settled on overturn.case_deadline (settled_at) where settled_at is not null;

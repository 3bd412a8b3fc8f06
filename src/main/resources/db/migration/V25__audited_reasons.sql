-- Why somebody did what is audited, in their own words, where a reason was asked for.
alter table overturn.audit_entry add column why varchar(400);

-- The list of ended cases is read newest first along this index, however many there are.
create index denial_resolved on overturn.denial (resolved_at desc) where outcome is not null;

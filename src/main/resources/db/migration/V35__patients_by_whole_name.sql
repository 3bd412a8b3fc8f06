-- A search for a patient also takes the whole name, both ways round. Without these two, each search reads every case:
-- the other conditions of it have their indexes, and one that has none makes them useless.
create index denial_whole_name on overturn.denial
  (lower(patient_first_name || ' ' || patient_last_name) text_pattern_ops);
create index denial_name_reversed on overturn.denial
  (lower(patient_last_name || ', ' || patient_first_name) text_pattern_ops);

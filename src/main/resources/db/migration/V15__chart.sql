-- What was last read of the patient's chart for a case. The facts are always read as a whole, so
-- they are one value. The key tells for which patient they were read: a case's patient may be
-- corrected, and then they are not the case's.
create table overturn.chart_reading (
  case_number varchar(20) primary key references overturn.denial (case_number),
  patient_key text not null,
  state text not null,
  at timestamptz not null,
  source text not null,
  why text not null,
  facts_at timestamptz,
  facts jsonb not null
);

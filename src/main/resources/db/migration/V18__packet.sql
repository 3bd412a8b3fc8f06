-- What people wrote into a packet, line by line: nothing is ever overwritten. The draft under it is
-- made anew from the case, the chart and the policy, and is not kept.
create table overturn.packet_entry (
  id           bigint generated always as identity primary key,
  case_number  varchar(20)  not null,
  kind         varchar(20)  not null,
  part         varchar(20),
  entry_key    text         not null,
  words        text         not null default '',
  source       varchar(400) not null default '',
  drafted      text         not null default '',
  written_by   varchar(100) not null,
  written_at   timestamptz  not null
);
create index packet_entry_case on overturn.packet_entry (case_number, id);
create trigger packet_entry_append_only before update or delete on overturn.packet_entry
  for each row execute function overturn.refuse_change();

-- A packet as a person completed it.
create table overturn.packet_version (
  case_number  varchar(20)  not null,
  version      integer      not null,
  content      jsonb        not null,
  completed_by varchar(100) not null,
  completed_at timestamptz  not null,
  primary key (case_number, version)
);
create trigger packet_version_append_only before update or delete on overturn.packet_version
  for each row execute function overturn.refuse_change();

alter table overturn.prep_packet
  add column versions integer not null default 0,
  add column reopened_by varchar(100),
  add column reopened_at timestamptz;

-- packets that were completed as free text are kept, word for word
create temporary table packet_words on commit drop as
  select p.case_number, p.completed_by, p.completed_at, w.part, w.words, w.place
    from overturn.prep_packet p
   cross join lateral (values
           (1, 'MISSING', p.missing), (2, 'REASON', p.criterion_cited),
           (3, 'APPROVAL', p.approval_asked_for), (4, 'DIAGNOSIS', p.diagnosis_and_severity),
           (5, 'TREATMENTS', p.treatments_tried), (6, 'EVIDENCE', p.evidence),
           (7, 'GUIDELINES', p.guidelines), (8, 'OBJECTIONS', p.objections))
         as w(place, part, words)
   where p.completed_at is not null and coalesce(w.words, '') <> '';

insert into overturn.packet_entry (case_number, kind, part, entry_key, words, written_by, written_at)
  select case_number, 'STATEMENT', part, '', words, completed_by, completed_at
    from packet_words where part not in ('APPROVAL', 'OBJECTIONS') order by case_number, place;
insert into overturn.packet_entry (case_number, kind, part, entry_key, words, written_by, written_at)
  select case_number, 'EDIT', part, 'approval', words, completed_by, completed_at
    from packet_words where part = 'APPROVAL';

insert into overturn.packet_version (case_number, version, content, completed_by, completed_at)
  select case_number, 1,
         jsonb_build_object(
           'number', case_number, 'head', jsonb_build_array(), 'version', 1,
           'completedBy', completed_by, 'completedAt', completed_at,
           'statements', jsonb_agg(
             jsonb_build_object(
               'key', 'kept:' || lower(part), 'part', part, 'label', '', 'text', words,
               'caution', '', 'redrafted', '',
               'sources', jsonb_build_array(jsonb_build_object(
                 'words', 'written by ' || completed_by || ' on '
                          || to_char(completed_at at time zone 'UTC', 'Mon FMDD, YYYY'),
                 'address', '')))
             order by place)),
         completed_by, completed_at
    from packet_words group by case_number, completed_by, completed_at;

update overturn.prep_packet p set versions = 1
 where exists (select from overturn.packet_version v where v.case_number = p.case_number);

alter table overturn.prep_packet
  drop column diagnosis_and_severity,
  drop column treatments_tried,
  drop column criterion_cited,
  drop column evidence,
  drop column approval_asked_for,
  drop column missing,
  drop column guidelines,
  drop column objections;

-- The letters of the cases. A working letter is kept by sentences, each with what was drafted and who wrote
-- what stands there now; a sealed one is kept with its documents and never changes again (R60).
create table overturn.letter (
  id            uuid         primary key,
  place         bigint       generated always as identity,
  case_number   varchar(20)  not null,
  kind          varchar(40)  not null,
  level         varchar(20)  not null,
  revision      integer      not null,
  content       jsonb        not null,
  drafted_at    timestamptz  not null,
  begun_from    uuid         references overturn.letter (id),
  superseded_by uuid         references overturn.letter (id),
  signed_by     varchar(100),
  signed_name   varchar(200),
  certification text,
  signed_at     timestamptz,
  text_sha256   char(64),
  pdf           bytea,
  sha256        char(64),
  docx          bytea,
  docx_sha256   char(64),
  check ((signed_at is null) = (signed_by is null) and (signed_at is null) = (sha256 is null)),
  check (signed_at is null or superseded_by is null)
);
create index letter_case on overturn.letter (case_number, place);

-- Each change of a working letter: who, when, what; nothing is ever overwritten.
create table overturn.letter_revision (
  letter_id    uuid         not null references overturn.letter (id),
  revision     integer      not null,
  what         varchar(200) not null,
  sentence_key text         not null default '',
  words_before text         not null default '',
  words_after  text         not null default '',
  changed_by   varchar(100) not null,
  changed_at   timestamptz  not null,
  primary key (letter_id, revision)
);

-- What was written as one text becomes sentences "as written before": a line each, a paragraph where it was one.
create temporary table letter_before on commit drop as
  select a.id, a.case_number, a.level,
         case a.level when 'internal-2' then 'second-level-appeal'
                      when 'external' then 'external-review'
                      else 'internal-appeal' end as kind,
         coalesce(a.letter, a.draft) as words,
         a.letter is not null and a.signed_at is not null as sealed,
         a.signed_by, a.physician_credentials, a.signed_at, a.letter_sha256, a.expedited
    from overturn.appeal a
   where coalesce(a.letter, a.draft, '') <> '';

insert into overturn.letter
  (id, case_number, kind, level, revision, content, drafted_at, signed_by, signed_name, certification, signed_at,
   text_sha256, sha256)
select b.id, b.case_number, b.kind, b.level, 1,
       jsonb_build_object(
         'template', 'written before letters had templates',
         'dismissed', '{}'::jsonb,
         'paragraphs', coalesce((
           select jsonb_agg(jsonb_build_object(
                    'key', 'before:' || p.place,
                    'style', case when btrim(p.words, E' \r\n\t') like E'%\n%' then 'LINES' else 'TEXT' end,
                    'sentences', (
                      select jsonb_agg(jsonb_build_object(
                               'key', 'before:' || p.place || ':' || l.place,
                               'text', l.words,
                               'drafted', null,
                               'by', coalesce(b.signed_by, 'Overturn'),
                               'at', to_char(coalesce(b.signed_at, now()) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                               'basis', 'SOURCES',
                               'sources', jsonb_build_array(jsonb_build_object('words', 'as written before', 'address', '')),
                               'struck', false)
                             order by l.place)
                        from regexp_split_to_table(p.words, E'\r?\n') with ordinality as l(words, place)
                       where btrim(l.words) <> ''))
                  order by p.place)
             from regexp_split_to_table(b.words, E'\r?\n[ \t]*\r?\n') with ordinality as p(words, place)
            where btrim(p.words, E' \r\n\t') <> ''), '[]'::jsonb)),
       coalesce(b.signed_at, now()),
       case when b.sealed then coalesce(b.signed_by, 'Overturn') end,
       case when b.sealed then coalesce(b.physician_credentials, b.signed_by, '') end,
       case when b.sealed and b.expedited
            then 'A delay would jeopardize the patient''s life, health or ability to regain function.'
            when b.sealed then '' end,
       case when b.sealed then b.signed_at end,
       case when b.sealed then b.letter_sha256 end,
       case when b.sealed then coalesce(b.letter_sha256, repeat('0', 64)) end
  from letter_before b;

insert into overturn.letter_revision (letter_id, revision, what, changed_by, changed_at)
select id, 1, 'Taken over as it was written before', 'Overturn', drafted_at from overturn.letter;

alter table overturn.appeal
  add column letter_id uuid references overturn.letter (id),
  add column expedited_ground varchar(20),
  add column expedited_why text;
update overturn.appeal a set letter_id = b.id from letter_before b where b.id = a.id and b.sealed;
alter table overturn.appeal
  drop column draft,
  drop column letter;

create trigger letter_sealed before update or delete on overturn.letter
  for each row when (old.signed_at is not null) execute function overturn.refuse_change();
create trigger letter_kept before truncate on overturn.letter
  for each statement execute function overturn.refuse_change();
create trigger letter_revision_append_only before update or delete on overturn.letter_revision
  for each statement execute function overturn.refuse_change();

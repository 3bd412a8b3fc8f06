-- A person's word against the match of a criterion. Each is kept; the newest counts while the
-- criterion's text stays what it was said about. Without a standing it takes the word back.
create table overturn.criterion_word (
  id              bigint       generated always as identity primary key,
  case_number     varchar(40)  not null,
  criterion_id    varchar(120) not null,
  criterion_text  text         not null,
  standing        varchar(20),
  matched         varchar(20)  not null,
  matched_because text         not null,
  reason          text         not null,
  said_by         varchar(100) not null,
  said_at         timestamptz  not null
);
create index criterion_word_case on overturn.criterion_word (case_number, id);

create trigger criterion_word_append_only before update or delete on overturn.criterion_word
  for each statement execute function overturn.refuse_change();

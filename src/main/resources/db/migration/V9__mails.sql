-- Mails on their way out. A row is written in the transaction that wants the mail, so none is lost and
-- none is there twice; it is SENDING while a node talks to the mail server, which a crash leaves behind.
create table overturn.outgoing_mail (
  id              bigint generated always as identity primary key,
  key             varchar(200) not null,
  recipient       varchar(320) not null,
  subject         varchar(300) not null,
  text            text         not null,
  calendar_method varchar(20),
  calendar        text,
  state           varchar(12)  not null default 'WAITING'
    check (state in ('WAITING', 'SENDING', 'SENT', 'UNCONFIRMED', 'FAILED')),
  put_at          timestamptz  not null,
  next_try_at     timestamptz  not null,
  try_until       timestamptz  not null,
  tries           integer      not null default 0,
  sending_since   timestamptz,
  sent_at         timestamptz,
  problem         varchar(300),
  resent_by       varchar(100),
  resent_at       timestamptz,
  seen_by         varchar(100),
  seen_at         timestamptz,
  unique (key, recipient)
);
create index outgoing_mail_waiting on overturn.outgoing_mail (next_try_at, id) where state = 'WAITING';
create index outgoing_mail_sending on overturn.outgoing_mail (sending_since) where state = 'SENDING';
create index outgoing_mail_to_see on overturn.outgoing_mail (put_at)
  where state in ('UNCONFIRMED', 'FAILED') and seen_at is null;
create index outgoing_mail_put on overturn.outgoing_mail (put_at desc, id desc);

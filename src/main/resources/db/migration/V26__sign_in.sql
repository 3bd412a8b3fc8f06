-- The one-time codes of the first start, as hashes: each works on every node until it ends or somebody exists.
create table overturn.setup_code (
  hash    char(64)    primary key,
  made_at timestamptz not null,
  ends_at timestamptz not null
);

-- Machines that sign in with an id and a secret of their own, and what each may do.
create table overturn.api_client (
  id           varchar(64)  primary key,
  label        varchar(100) not null,
  scopes       varchar(200) not null,
  made_by      varchar(100) not null,
  made_at      timestamptz  not null,
  expires_at   timestamptz,
  last_used_on date,
  revoked_by   varchar(100),
  revoked_at   timestamptz
);

-- Their secrets, as hashes: for a while after a rotation the old one opens beside the new one.
create table overturn.api_client_secret (
  hash      char(64)    primary key,
  client_id varchar(64) not null references overturn.api_client,
  made_at   timestamptz not null,
  ends_at   timestamptz
);
create index api_client_secret_of on overturn.api_client_secret (client_id);

-- Whose account at the identity provider a user is, so that a name given to somebody else opens nothing.
create table overturn.single_sign_on_user (
  user_id    varchar(64)  primary key,
  issuer     varchar(500) not null,
  subject    varchar(255) not null,
  first_at   timestamptz  not null,
  last_at    timestamptz  not null
);

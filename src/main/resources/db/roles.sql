-- The two roles of Overturn's database. Run it as the server's administrator, in Overturn's database, before the
-- first start, or to turn an installation with one role into one with two. It may be run again at any time.
--
-- The owner has the schema overturn: it migrates, and does nothing else. The application adds to what happened
-- (audit, seals, timeline) and can neither change nor delete it, nor take away the triggers that refuse it
-- (45 CFR 164.312(b) and (c)(1)). The engine's own tables, in the schema public, are the application's.
--
-- Names and passwords are settings of the session; set them before with
--   set search_path = pg_catalog, pg_temp;
--   select set_config('overturn.owner', '...', false), set_config('overturn.owner_password', '...', false),
--          set_config('overturn.app', '...', false), set_config('overturn.app_password', '...', false);
-- The names are overturn_owner and overturn_app where nothing is set. A password that is not set stays as it is.
do $roles$
begin
  -- The application may make functions in public: one whose arguments fit better than those of PostgreSQL's own would
  -- run here, as the administrator. What follows is looked up after this.
  set local search_path = pg_catalog, pg_temp;
  declare
    owner_role text := coalesce(nullif(current_setting('overturn.owner', true), ''), 'overturn_owner');
    app_role   text := coalesce(nullif(current_setting('overturn.app', true), ''), 'overturn_app');
    named      record;
    thing      record;
  begin
    if owner_role = app_role then
      raise exception 'The owner and the application need roles of their own; both are %', app_role;
    end if;
    for named in
      select * from (values (owner_role, current_setting('overturn.owner_password', true)),
                            (app_role, current_setting('overturn.app_password', true))) as r (name, password)
    loop
      if not exists (select from pg_roles where rolname = named.name) then
        execute format('create role %I login', named.name);
      end if;
      if coalesce(named.password, '') <> '' then
        execute format('alter role %I login password %L', named.name, named.password);
      end if;
    end loop;
    if (select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = app_role)
       or pg_has_role(app_role, owner_role, 'member') then
      raise exception 'The role % is an administrator, or a member of %; name another for the application',
        app_role, owner_role;
    end if;
    -- an administrator who is not a superuser, as in a hosted database, hands over what is theirs
    if not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant %I, %I to current_user', owner_role, app_role);
    end if;

    execute format('grant connect, create, temporary on database %I to %I', current_database(), owner_role);
    execute format('grant connect, temporary on database %I to %I', current_database(), app_role);
    execute format('create schema if not exists overturn authorization %I', owner_role);
    execute format('alter schema overturn owner to %I', owner_role);
    -- nor does the owner ever look into public, also where a person connects as the owner
    execute format('alter role %I in database %I set search_path = overturn, pg_temp',
      owner_role, current_database());
    execute format('grant usage on schema overturn to %I', app_role);
    execute format('grant usage, create on schema public to %I', app_role);
    execute format('alter default privileges for role %I in schema overturn'
      || ' grant select, insert, update, delete on tables to %I', owner_role, app_role);
    execute format('alter default privileges for role %I in schema overturn'
      || ' grant usage, select on sequences to %I', owner_role, app_role);

    -- what one role has made before there were two: ours to the owner, the engine's to the application
    for thing in
      select c.oid::regclass as name, c.relkind,
             case when n.nspname = 'overturn' then owner_role else app_role end as keeper
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'S')
        and (n.nspname = 'overturn' or n.nspname = 'public' and c.relname like 'act\_%')
        and pg_get_userbyid(c.relowner) <> case when n.nspname = 'overturn' then owner_role else app_role end
        -- a sequence that belongs to a column goes with its table, what belongs to an extension stays
        and not exists (select from pg_depend d
                        where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i', 'e'))
    loop
      execute format('alter %s %s owner to %I',
        case thing.relkind
          when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end,
        thing.name, thing.keeper);
    end loop;
    for thing in
      select p.oid::regprocedure as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'overturn' and pg_get_userbyid(p.proowner) <> owner_role
        and not exists (select from pg_depend d
                        where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
    loop
      execute format('alter routine %s owner to %I', thing.name, owner_role);
    end loop;
  end;
end $roles$;

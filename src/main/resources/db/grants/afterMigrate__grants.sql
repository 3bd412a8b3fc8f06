-- What the application's role may do, said anew after every start's migrations: all but change or delete what
-- happened. A new append-only table that the audit rests on is added to the revokes. Where one role is owner and
-- application, nothing can be withheld from it, and the start has said so.
do $grants$
begin
  -- The application may make functions in public: one whose arguments fit better than those of PostgreSQL's own would
  -- run here, as the owner. What follows is looked up after this.
  set local search_path = pg_catalog, pg_temp;
  declare
    app_role text := '${application}';
    ours     record;
  begin
    -- two nodes that start at the same instant
    perform pg_advisory_xact_lock(hashtext('overturn.grants'));
    if pg_has_role(app_role, (select nspowner from pg_namespace where nspname = 'overturn'), 'member') then
      return;
    end if;
    execute format('grant usage on schema overturn to %I', app_role);
    execute format('grant select, insert, update, delete on all tables in schema overturn to %I', app_role);
    execute format('grant usage, select on all sequences in schema overturn to %I', app_role);
    -- ours alone: a grant on what an extension brought is refused, with a warning for each function
    for ours in
      select p.oid::regprocedure as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'overturn'
        and not exists (select from pg_depend d
                        where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
    loop
      execute format('grant execute on function %s to %I', ours.name, app_role);
    end loop;
    execute format('revoke insert, update, delete, truncate on'
      || ' overturn.flyway_schema_history, overturn.backup from %I', app_role);
    execute format('revoke update, delete, truncate on'
      || ' overturn.audit_entry, overturn.audit_seal, overturn.timeline_entry from %I', app_role);
    -- what a purge leaves, and the rules it goes by: docs/retention.md
    execute format('revoke update, delete, truncate on'
      || ' overturn.purged_case, overturn.purge_run, overturn.retention_rule from %I', app_role);
  end;
end $grants$;

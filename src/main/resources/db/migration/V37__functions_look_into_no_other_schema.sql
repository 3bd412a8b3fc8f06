-- The functions behind the triggers run in the session of whoever changes a row and looked names up as that session
-- does: with functions of its own in public, and public before pg_catalog, the application could have told
-- overturn.is_purging() that a purge runs. From now on they look nowhere but into PostgreSQL's own. A function of a
-- later release says so when it is made.
alter function overturn.is_purging() set search_path = pg_catalog, pg_temp;
alter function overturn.refuse_change() set search_path = pg_catalog, pg_temp;
alter function overturn.refuse_every_change() set search_path = pg_catalog, pg_temp;
alter function overturn.refuse_other_than_answer() set search_path = pg_catalog, pg_temp;
alter function overturn.refuse_other_than_release() set search_path = pg_catalog, pg_temp;
alter function overturn.refuse_other_than_sending() set search_path = pg_catalog, pg_temp;
alter function overturn.refuse_other_than_settling() set search_path = pg_catalog, pg_temp;
alter function overturn.refuse_unless_purging() set search_path = pg_catalog, pg_temp;
alter function overturn.note_windows_change() set search_path = pg_catalog, pg_temp;

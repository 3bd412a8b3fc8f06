#!/bin/sh
# Makes the two roles of Overturn's database. The image of PostgreSQL runs it when it makes its data; where there are
# data already, run it once:  docker compose exec database sh /docker-entrypoint-initdb.d/roles.sh
set -eu
psql --no-psqlrc --set=ON_ERROR_STOP=1 --quiet --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
-- what the application may have made in public is not looked at
set search_path = pg_catalog, pg_temp;
\getenv owner_password OVERTURN_OWNER_PASSWORD
\getenv app_password OVERTURN_APP_PASSWORD
select set_config('overturn.owner_password', :'owner_password', false),
       set_config('overturn.app_password', :'app_password', false) \g /dev/null
\i /overturn/roles.sql
SQL

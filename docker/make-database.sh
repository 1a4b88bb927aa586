#!/bin/sh
# Creates the API's role, which owns its database and nothing else. It can run any number of times and always sets the current
# password, so that the data stay usable after the secrets were lost and generated again.
set -eu
export PGHOST=127.0.0.1 PGUSER=postgres PGDATABASE=postgres PGOPTIONS='-c client_min_messages=warning'
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 <<'SQL'
-- No password may get into a log of statements.
SET log_statement = 'none';
SET log_min_error_statement = 'panic';
\set password `cat /secrets/database-password`
SELECT 'CREATE ROLE livetz' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'livetz') \gexec
ALTER ROLE livetz LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'password';
SELECT 'CREATE DATABASE livetz OWNER livetz ENCODING ''UTF8'' TEMPLATE template0' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'livetz') \gexec
REVOKE ALL ON DATABASE livetz, postgres, template1 FROM PUBLIC;
SQL

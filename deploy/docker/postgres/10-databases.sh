#!/bin/bash
# One database for each service, with three roles: the owner migrates, `app` sees one tenant, `system` all of them.
# Runs once, when the data directory is new. Grants inside a database are made by its service's migrations.
set -euo pipefail

create_database() {
  psql --username "$POSTGRES_USER" -v ON_ERROR_STOP=1 --quiet -v database="$1" -v owner="$2" <<'SQL'
create database :"database" owner :"owner";
revoke connect, temporary on database :"database" from public;
SQL
}

create_role() {
  psql --username "$POSTGRES_USER" -v ON_ERROR_STOP=1 --quiet -v role="$1" -v password="$(cat "/run/secrets/$2")" <<'SQL'
create role :"role" login nosuperuser nobypassrls password :'password';
SQL
}

allow() {
  psql --username "$POSTGRES_USER" -v ON_ERROR_STOP=1 --quiet -v database="$1" -v role="$2" <<'SQL'
grant connect on database :"database" to :"role";
SQL
}

for service in key config usage; do
  for role in owner app system; do
    create_role "${service}_${role}" "${service}-db-${role}-password"
  done
  create_database "${service}_service" "${service}_owner"
  for role in owner app system; do
    allow "${service}_service" "${service}_${role}"
  done
done

create_role keycloak keycloak-db-password
create_database keycloak keycloak

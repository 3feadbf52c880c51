#!/bin/bash
# Starts Keycloak and imports the realm where it does not exist. Keycloak fills the realm's placeholders from its
# environment, so the secrets are read from their files here.
set -euo pipefail
secret() { cat "/run/secrets/$1"; }
export KC_DB_PASSWORD="$(secret keycloak-db-password)"
export KC_BOOTSTRAP_ADMIN_USERNAME=admin
export KC_BOOTSTRAP_ADMIN_PASSWORD="$(secret keycloak-admin-password)"
export GATEWAY_SECRET="$(secret gateway-oidc-secret)"
export GATEWAY_SERVICE_SECRET="$(secret gateway-service-oidc-secret)"
export KEY_SERVICE_SECRET="$(secret key-service-oidc-secret)"
export CONFIG_SERVICE_SECRET="$(secret config-service-oidc-secret)"
export USAGE_SERVICE_SECRET="$(secret usage-service-oidc-secret)"
export ROUTER_CLI_SECRET="$(secret router-cli-oidc-secret)"
exec /opt/keycloak/bin/kc.sh start --import-realm

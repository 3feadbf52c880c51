#!/bin/sh
# Makes up every secret of docker-compose.yml that is not there yet, in ./secrets/, readable by the owner only.
# Run it as the user whose id is ROUTER_UID (1000 by default): the containers run as that user and read these files.
set -eu
cd "$(dirname "$0")/../.."
umask 077
mkdir -p secrets
for name in $(sed -n 's|.*file: \./secrets/\([a-z0-9-]*\).*|\1|p' docker-compose.yml); do
  [ -s "secrets/$name" ] && continue
  case $name in
    openbao-unseal-key) head -c 32 /dev/urandom > "secrets/$name" ;;
    *) head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n' > "secrets/$name" ;;
  esac
  echo "made secrets/$name"
done

#!/bin/bash
# Creates every topic of topics.tsv and its dead letter topic, where they do not exist. A test holds the list equal to
# the contracts. REPLICATION and MIN_INSYNC_REPLICAS are those of the cluster.
set -euo pipefail

create() {
  local topic=$1
  shift
  local settings=()
  for setting in "min.insync.replicas=$MIN_INSYNC_REPLICAS" "$@"; do
    settings+=(--config "$setting")
  done
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BOOTSTRAP_SERVERS" --create --if-not-exists \
    --topic "$topic" --partitions 3 --replication-factor "$REPLICATION" "${settings[@]}"
}

while IFS=$'\t' read -r topic cleanup; do
  case $cleanup in
    compact) create "$topic" cleanup.policy=compact ;;
    delete) create "$topic" cleanup.policy=delete retention.ms=2592000000 ;;
  esac
  create "$topic.dlq" cleanup.policy=delete retention.ms=2592000000
done < "$(dirname "$0")/topics.tsv"

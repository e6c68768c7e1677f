#!/bin/sh
# Restarts the replicas one after the other, each when the one before is ready, and then the workers. A replica that does
# not become ready within a minute ends it: the others go on as they were.
set -eu

units() { systemctl list-units --plain --no-legend --state=active "$1" | awk '{ print $1 }'; }

for unit in $(units 'music-brain-api@*'); do
  port=${unit#music-brain-api@}
  port=${port%.service}
  systemctl restart "$unit"
  patience=60
  until curl --silent --fail --output /dev/null --max-time 2 "http://127.0.0.1:$port/health/ready"; do
    patience=$((patience - 1))
    [ "$patience" -gt 0 ] || { echo "$unit does not become ready: journalctl -u $unit" >&2; exit 1; }
    sleep 1
  done
  echo "$unit is ready"
done
for unit in $(units 'music-brain-worker@*'); do
  systemctl restart "$unit"
  echo "$unit is restarted"
done

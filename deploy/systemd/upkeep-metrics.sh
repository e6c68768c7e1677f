#!/bin/sh
# What ages or ends unseen, for the node exporter of Prometheus (its textfile collector): when the newest whole copy of the
# database was made, and when the certificate ends that nginx shows. Where no folder for copies was made, nothing is told of
# them; where there is one without a copy, 0. Not the certificate's file: nginx may not have taken it yet.
set -eu
folder=${1:-/var/lib/prometheus/node-exporter}
copies=${2:-/var/backups/music-brain}
front=${3:-127.0.0.1:443}

gauge() { printf '# HELP %s %s\n# TYPE %s gauge\n%s %s\n' "$1" "$3" "$1" "$1" "$2"; }

told=$folder/music-brain.prom
trap 'rm -f "$told.part"' EXIT
umask 022
: > "$told.part"
if [ -d "$copies" ]; then
  newest=$(ls "$copies"/music-brain-*.dump 2> /dev/null | tail --lines 1)
  made=0
  [ -z "$newest" ] || made=$(stat --format=%Y "$newest")
  gauge music_brain_backup_last_success_timestamp_seconds "$made" \
    'When the newest whole copy of the database was made; 0: there is none.' >> "$told.part"
fi
# A front that is not there is told of by an alert of its own.
if ends=$(timeout 10 openssl s_client -connect "$front" < /dev/null 2> /dev/null | openssl x509 -noout -enddate 2> /dev/null); then
  gauge music_brain_certificate_expiry_timestamp_seconds "$(date --date="${ends#notAfter=}" +%s)" \
    'When the certificate ends that nginx shows.' >> "$told.part"
fi
mv "$told.part" "$told"

#!/bin/sh
# A copy of the database in a file of its own, and the last fourteen of them: as the account postgres. A copy that is not
# whole has another name, and takes no place of one that is.
set -eu
folder=${1:-/var/backups/music-brain}

copy=$folder/music-brain-$(date +%Y%m%dT%H%M%S).dump
trap 'rm -f "$copy.part"' EXIT
pg_dump --format=custom --file="$copy.part" music_brain
# Readable to its end, as a restore would read it.
pg_restore --list "$copy.part" > /dev/null
mv "$copy.part" "$copy"
ls "$folder"/music-brain-*.dump | head --lines -14 | xargs --no-run-if-empty rm

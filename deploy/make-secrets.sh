#!/bin/sh
# Makes the secrets of docker-compose.yml's profile "scale", each in a file of the folder "secrets". Files that are there stay.
set -eu
cd "$(dirname "$0")/.."

umask 077
mkdir -p secrets
random() { openssl rand -hex 24; }
keep() { [ -s "secrets/$1" ] || printf '%s\n' "$2" > "secrets/$1"; }

keep secret_key "$(openssl rand -base64 48)"
# Nobody's, until secret_key is replaced and takes its place.
keep secret_key_previous "$(openssl rand -base64 48)"
keep postgres_password "$(random)"
keep redis_password "$(random)"
keep grafana_password "$(random)"
keep database_url "postgres://music_brain:$(cat secrets/postgres_password)@postgres:5432/music_brain"
keep redis_url "redis://:$(cat secrets/redis_password)@redis:6379"
keep redis.conf "requirepass $(cat secrets/redis_password)"
# Containers read them as accounts of their own; the folder lets nobody else in.
chmod 0444 secrets/*
chmod 0700 secrets

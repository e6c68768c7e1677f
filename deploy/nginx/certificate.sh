#!/bin/sh
# Puts a certificate that certbot has got where nginx reads it, and has nginx read it: certbot's --deploy-hook. One that nginx
# does not take is said, and nginx goes on with the one that it has.
set -eu
from=${RENEWED_LINEAGE:?"is set by certbot"}
to=${1:-/etc/music-brain/tls}

for file in privkey.pem fullchain.pem; do
  install -m 0640 "$from/$file" "$to/$file.new"
done
for file in privkey.pem fullchain.pem; do
  mv "$to/$file.new" "$to/$file"
done
nginx -t
systemctl reload nginx

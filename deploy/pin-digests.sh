#!/bin/sh
# Writes the digests that the images of Dockerfile and docker-compose.yml have at the moment, by `docker buildx imagetools`.
# Look at the difference, build, run `npm run test:deploy`, and commit it.
set -eu
cd "$(dirname "$0")/.."

for file in Dockerfile docker-compose.yml; do
  grep -Eo '[a-z0-9./_-]+:[A-Za-z0-9._-]+@sha256:[0-9a-f]{64}' "$file" | sort -u | while read -r pinned; do
    image=${pinned%@*}
    digest=$(docker buildx imagetools inspect --format '{{.Manifest.Digest}}' "$image" < /dev/null)
    case $digest in
      sha256:*) sed -i "s|$pinned|$image@$digest|" "$file" && echo "$file: $image is $digest" ;;
      *) echo "$image: no digest was told" >&2 && exit 1 ;;
    esac
  done
done

#!/bin/sh
# Makes a release of the version that is checked out here, and points /opt/music-brain to it: as root, in a clone of the
# repository. Nothing is restarted: processes that run go on with the release that they began with.
set -eu
cd "$(dirname "$0")/../.."

release=/opt/music-brain-releases/$(date +%Y%m%dT%H%M%S)-$(git rev-parse --short HEAD)
mkdir -p "$release"
git archive HEAD | tar -x -C "$release"
cd "$release"
# The launcher fetches Node.js, where that of the machine is too old, and the packages; then the page is built.
MUSIC_BRAIN_CACHE=/opt/music-brain-releases/cache node launcher/launch.mjs tools/studio.ts
npm prune --omit=dev --ignore-scripts
# The program that the units start: an official Node.js that was unpacked into /opt/node, else what the launcher chose.
mkdir -p runtime/bin
node=/opt/node/bin/node
[ -x "$node" ] || node=$(MUSIC_BRAIN_CACHE=/opt/music-brain-releases/cache node launcher/launch.mjs deploy/systemd/runtime.mjs)
ln -sf "$node" runtime/bin/node
ln -sfn "$release" /opt/music-brain
echo "/opt/music-brain is $release"

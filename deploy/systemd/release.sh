#!/bin/sh
# Makes a release of the version that is checked out here, and points /opt/music-brain to it: as root, in a clone of the
# repository. Nothing is restarted: processes that run go on with the release that they began with.
set -eu
cd "$(dirname "$0")/../.."

release=/opt/music-brain-releases/$(date +%Y%m%dT%H%M%S)-$(git rev-parse --short HEAD)
mkdir -p "$release"
git archive HEAD | tar -x -C "$release"
cd "$release"
# An official Node.js that was unpacked into /opt/node, else what the launcher chooses: that of the machine, or one that it fetches.
node=/opt/node/bin/node
[ -x "$node" ] || node=$(MUSIC_BRAIN_CACHE=/opt/music-brain-releases/cache node deploy/systemd/runtime.mjs)
mkdir -p runtime/bin
ln -sf "$node" runtime/bin/node
# An npm of its own, which that Node.js runs: npm leaves out what does not suit the Node.js that runs it, and Debian's is an old one.
tools=/opt/music-brain-releases/npm
[ -x "$tools/node_modules/.bin/npm" ] || npm install --silent --no-audit --no-fund --prefix "$tools" npm@11.19.1
export PATH="$release/runtime/bin:$tools/node_modules/.bin:$PATH"
# The packages, and the page; then without what only made it.
node launcher/launch.mjs tools/studio.ts
npm prune --omit=dev --ignore-scripts
ln -sfn "$release" /opt/music-brain
echo "/opt/music-brain is $release"

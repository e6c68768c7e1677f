# syntax=docker/dockerfile:1
# Music Brain in a container: one process, no shell, not root, nothing to write to but /data.
#
#   docker build --tag music-brain .
#   docker run --read-only --volume music-brain:/data --env SECRET_KEY --publish 127.0.0.1:8000:8000 music-brain
#
# deploy/pin-digests.sh writes what the images below are at the moment.
ARG NODE_IMAGE=docker.io/library/node:26.10.0-bookworm-slim@sha256:662933cf47f013bc8e4beb31a6116448427a82057ba7c42c97e4c5ba766504c2
ARG BASE_IMAGE=gcr.io/distroless/cc-debian12:nonroot@sha256:9dac0a79194e45a7da0158a9c6da57b217585af0786db3845d1f0ec1a0dd182f

# Node.js without what only its debuggers read, a fifth of it. The version of binutils does not matter: nothing of it stays.
FROM ${NODE_IMAGE} AS node
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends binutils \
 && rm -rf /var/lib/apt/lists/* \
 && strip --output-file=/node /usr/local/bin/node

# The packages of the service, and no others.
FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/engine/package.json packages/engine/
COPY packages/formats/package.json packages/formats/
COPY packages/contract/package.json packages/contract/
COPY apps/server/package.json apps/server/
COPY apps/cli/package.json apps/cli/
COPY apps/studio/package.json apps/studio/
RUN npm ci --omit=dev --ignore-scripts --workspace=apps/server --workspace=apps/cli \
      --workspace=packages/engine --workspace=packages/formats --workspace=packages/contract \
 && npm sbom --package-lock-only --omit=dev --sbom-format=cyclonedx --workspace=apps/server --workspace=apps/cli > sbom.cdx.json
COPY deploy/container/slim.mjs deploy/container/
RUN node deploy/container/slim.mjs /app

# The page, by the tools that make it.
FROM ${NODE_IMAGE} AS studio
WORKDIR /app
COPY . .
RUN npm ci --ignore-scripts --workspace=apps/studio --workspace=packages/contract --workspace=packages/engine \
 && node tools/studio.ts

# Everything in its place, and compiled once, as the account that will read it: the code that V8 keeps is in a folder
# with the number of the account in its name.
FROM ${NODE_IMAGE} AS whole
WORKDIR /app
COPY --from=packages /app/ ./
COPY launcher/ launcher/
COPY packages/ packages/
COPY apps/cli/ apps/cli/
COPY apps/server/ apps/server/
COPY LICENSE NOTICE ./
COPY deploy/container/healthy.mjs deploy/container/
COPY --from=studio /app/apps/studio/dist/ apps/studio/dist/
COPY --from=node /node /usr/local/bin/node
COPY --chmod=0755 deploy/container/music-brain /usr/local/bin/
RUN mkdir /compiled /data \
 && chown 65532:65532 /compiled /data
USER 65532:65532
ENV NODE_ENV=production NODE_COMPILE_CACHE=/compiled
COPY deploy/container/compile.mjs deploy/container/
RUN ["node", "--no-allocation-site-pretenuring", "--max-semi-space-size=4", "deploy/container/compile.mjs"]

FROM ${BASE_IMAGE}
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Music Brain" \
      org.opencontainers.image.description="Turns a feeling into a song, and says why it sounds as it does." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# Node.js wants libatomic, which this base does not have.
COPY --from=whole /usr/lib/*-linux-gnu/libatomic.so.1 /usr/lib/
COPY --from=whole /usr/local/bin/node /usr/local/bin/music-brain /usr/local/bin/
COPY --from=whole /app/ /app/
COPY --from=whole /compiled/ /compiled/
COPY --from=whole --chown=65532:65532 /data/ /data/
WORKDIR /app
USER 65532:65532
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/compiled \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATA_DIR=/data
VOLUME ["/data"]
EXPOSE 8000
# SIGTERM is what the service drains at: it says that it is not ready, and finishes what it has begun. As the first
# process of its container it hears signals itself and has no children to reap: no init is wanted between.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
  CMD ["/usr/local/bin/node", "/app/deploy/container/healthy.mjs"]
ENTRYPOINT ["/usr/local/bin/node", "--no-allocation-site-pretenuring", "--max-semi-space-size=4", "/app/apps/cli/src/main.ts"]
CMD ["serve"]

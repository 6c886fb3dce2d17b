# Builds and runs Mudanza as an ordinary user. See docs/operations.md for what was tried with it and what was not.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Not `npm ci`: the lock file names the binaries of one platform only, and npm ci refuses it for that.
RUN npm install --no-save --omit=dev --no-audit --no-fund
COPY . .
RUN node lib/launch/start.mjs --build-only && rm -rf .next/cache
RUN node --import tsx lib/launch/prepare-postgres.ts

FROM node:22-bookworm-slim
# pgbouncer: the pooler of practice migrations. git: steps that look at a backend. The client programs are PostgreSQL's
# own, of the newest server that is met: pg_dump refuses a server that is newer than itself, and Debian 12 has 15.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates git pgbouncer postgresql-common tini \
  && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
  && apt-get install -y --no-install-recommends postgresql-client-17 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build --chown=root:root /app /app
RUN mkdir -p /data && chown node:node /data
USER node
ENV NODE_ENV=production MUDANZA_DATA_DIR=/data HOST=0.0.0.0 PORT=3000
VOLUME /data
EXPOSE 3000
# tini passes signals on and takes in what dies: the launcher starts PostgreSQL and a runner of its own.
ENTRYPOINT ["tini", "--"]
CMD ["node", "lib/launch/start.mjs", "--no-build"]
HEALTHCHECK --interval=15s --timeout=4s --start-period=60s \
  CMD node -e "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"

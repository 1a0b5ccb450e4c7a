# The service as a container image. The final stage has no compiler and no tests, and does not run as root.
#
#   docker build -t timel-e-recommendations .
#   docker compose up                          (together with a Postgres: compose.yaml)
#
# DATA_DIR is not set: a database of DATABASE_URL starts empty. The sample shop is imported only if DATA_DIR=data/sample
# asks for it, or without DATABASE_URL.

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without install scripts, which would download files; the CPU binaries are part of the packages.
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/run.mjs build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000 \
    MODELS_DIR=/data/models \
    TIMELE_STATE_DIR=/data/state \
    SHUTDOWN_DELAY_MS=5000
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/src ./src
COPY --from=build /app/data/sample ./data/sample
RUN mkdir -p /data/models /data/state && chown -R node:node /data
USER node
VOLUME /data
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=120s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/cli/commands/serve.js"]

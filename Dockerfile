# Zeuge's simulated camera as an image: built in one stage, run by a user without rights in the next.
#   docker build -t zeuge . && docker run -it --rm -v zeuge-data:/data zeuge
FROM node:20-bookworm-slim AS build
WORKDIR /zeuge
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production XDG_DATA_HOME=/data
WORKDIR /zeuge
RUN useradd --system --uid 10001 --home-dir /data --create-home zeuge
COPY --from=build /zeuge/package.json ./
COPY --from=build /zeuge/node_modules ./node_modules
COPY --from=build /zeuge/dist ./dist
COPY --from=build /zeuge/profiles ./profiles
COPY --from=build /zeuge/scenarios ./scenarios
COPY --from=build /zeuge/schemas ./schemas
COPY --from=build /zeuge/tapes ./tapes
USER zeuge
VOLUME /data
ENTRYPOINT ["node", "dist/src/cli/main.js"]
CMD ["start"]

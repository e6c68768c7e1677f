/** The settings of a service that is measured: as in production, with limits that are on and large enough for the load. */
export const serviceEnvironment = {
  HOST: "127.0.0.1",
  PORT: "0",
  DATA_DIR: ":memory:",
  NODE_ENV: "production",
  SECRET_KEY: "dZ3vW8qLr1xTn6yKb0uHc5mJf9sPg2aEo7iV",
  METRICS_TOKEN: "the-token-of-this-benchmark",
  RATE_LIMIT_PER_MINUTE: "100000000",
  RATE_LIMIT_PER_HOUR: "100000000",
  RATE_LIMIT_PER_DAY: "100000000",
} as const;

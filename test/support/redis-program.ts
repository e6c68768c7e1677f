/** Where the Redis server of the tests comes from. */
import { findProgram, type Program } from "./found-program.ts";

/**
 * REDIS_SERVER in the environment, or redis-server on the path, or Debian's.
 * @throws Error that says what to do
 */
export function redisProgram(): Program {
  return findProgram({
    variable: "REDIS_SERVER",
    names: ["redis-server"],
    // Its redis-server is a link to this, by an absolute path.
    debian: { name: "redis-server", path: "usr/bin/redis-check-rdb" },
  });
}

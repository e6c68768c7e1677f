import { expect, test } from "vitest";
import { networkOf } from "./caller.ts";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:0:1:aaaa:bbbb:cccc:dddd", "2001:db8:0:1::/64"],
  ["2001:db8:0:1::1", "2001:db8:0:1::/64"],
  ["fe80::1%eth0", "fe80::/64"],
  ["::1", "::/64"],
])("counts %s as %s", (address, caller) => {
  expect(networkOf(address)).toBe(caller);
});

test.each(["", "unknown", "localhost", "1.2.3.4.5", "2001:db8::/64", "x".repeat(10_000)])(
  "takes %j for no address",
  (text) => {
    expect(networkOf(text)).toBeUndefined();
  },
);

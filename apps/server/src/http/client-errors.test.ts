import { expect, test } from "vitest";
import { clientErrorResponse } from "./client-errors.ts";

test.each([
  ["BREW /generate HTTP/1.1\r\nHost: a\r\n\r\n", 1, "BREW is not a method that is known here."],
  ["get /health HTTP/1.0\n\n", 0, "get is not a method that is known here; did you mean GET?"],
  ["GET / HTTP/1.1\r\n\r\nBREW / HTTP/1.1\r\n\r\n", 19, "BREW is not a method that is known here."],
  [`${"X".repeat(100)} / HTTP/1.1\r\n`, 0, `${"X".repeat(40)}… is not a method that is known here.`],
])("a method that Node does not know is 501 and named: %.40j", (bytes, bytesParsed, detail) => {
  const error = { code: "HPE_INVALID_METHOD", rawPacket: Buffer.from(bytes), bytesParsed };
  const response = clientErrorResponse(error, "id-1");
  expect(response).toMatch(/^HTTP\/1\.1 501 Not Implemented\r\n/);
  expect(JSON.parse(response.split("\r\n\r\n")[1] ?? "")).toMatchObject({ code: "unknown_method", detail });
});

test.each([
  "\x16\x03\x01\x02 / HTTP/1.1\r\n",
  "BREW",
  "BREW /generate",
  "BREW /\r\n",
  "B<R> / HTTP/1.1\r\n",
  "",
])("what is not a whole request line has no method, and is 400: %j", (bytes) => {
  const error = { code: "HPE_INVALID_METHOD", rawPacket: Buffer.from(bytes), bytesParsed: 0 };
  expect(clientErrorResponse(error, "id-1")).toMatch(/^HTTP\/1\.1 400 /);
});

test.each([
  ["ERR_HTTP_REQUEST_TIMEOUT", 408, "Request Timeout", "request_timeout"],
  ["HPE_HEADER_OVERFLOW", 431, "Request Header Fields Too Large", "headers_too_large"],
  ["HPE_INVALID_METHOD", 400, "Bad Request", "unreadable_request"],
  [undefined, 400, "Bad Request", "unreadable_request"],
])("%s is answered with %i, whole and with the headers of every answer", (nodeCode, status, phrase, code) => {
  const response = clientErrorResponse(nodeCode === undefined ? {} : { code: nodeCode }, "id-1");
  const [head = "", body = ""] = response.split("\r\n\r\n");
  expect(head).toContain(`HTTP/1.1 ${status} ${phrase}\r\n`);
  expect(head).toContain(`content-length: ${Buffer.byteLength(body)}`);
  expect(head).toContain("content-type: application/problem+json");
  expect(head).toContain("x-request-id: id-1");
  expect(head).toContain("x-content-type-options: nosniff");
  expect(head).toContain("content-security-policy: default-src 'none'");
  expect(JSON.parse(body)).toMatchObject({ status, code, request_id: "id-1" });
});

import { expect, test } from "vitest";
import { clientErrorResponse } from "./client-errors.ts";

test.each([
  ["ERR_HTTP_REQUEST_TIMEOUT", 408, "Request Timeout", "request_timeout"],
  ["HPE_HEADER_OVERFLOW", 431, "Request Header Fields Too Large", "headers_too_large"],
  ["HPE_INVALID_METHOD", 400, "Bad Request", "unreadable_request"],
  [undefined, 400, "Bad Request", "unreadable_request"],
])("%s is answered with %i, whole and with the headers of every answer", (nodeCode, status, phrase, code) => {
  const response = clientErrorResponse(nodeCode, "id-1");
  const [head = "", body = ""] = response.split("\r\n\r\n");
  expect(head).toContain(`HTTP/1.1 ${status} ${phrase}\r\n`);
  expect(head).toContain(`content-length: ${Buffer.byteLength(body)}`);
  expect(head).toContain("content-type: application/problem+json");
  expect(head).toContain("x-request-id: id-1");
  expect(head).toContain("x-content-type-options: nosniff");
  expect(head).toContain("content-security-policy: default-src 'none'");
  expect(JSON.parse(body)).toMatchObject({ status, code, request_id: "id-1" });
});

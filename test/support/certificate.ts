/** Certificates for tests. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findProgram } from "./found-program.ts";

/** Makes fullchain.pem, a certificate for localhost that is good for 90 days as that of docs/DEPLOYMENT.md, with privkey.pem beside it. */
export function makeCertificate(folder: string): string {
  const { path, environment } = findProgram({
    variable: "OPENSSL",
    names: ["openssl"],
    debian: { name: "openssl", path: "usr/bin/openssl" },
  });
  const files = ["-keyout", join(folder, "privkey.pem"), "-out", join(folder, "fullchain.pem")];
  execFileSync(
    path,
    [
      ...[
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "90",
      ],
      ...["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", ...files],
    ],
    { env: environment, stdio: "pipe" },
  );
  return readFileSync(join(folder, "fullchain.pem"), "utf8");
}

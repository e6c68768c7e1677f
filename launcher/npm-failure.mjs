// Why npm failed, and what a person can do about it.

/**
 * The first line that matches npm's output decides, so the more telling signs come first. The codes are those of
 * Node.js's system calls and of npm ("npm error code …").
 *
 * @type {readonly { sign: RegExp, advice: string }[]}
 */
const signs = [
  {
    sign: /EINTEGRITY|integrity checksum failed/,
    advice:
      "A download differs from the one that Music Brain was made with, so nothing of it was used. A damaged npm " +
      "cache is the usual cause: run `npm cache clean --force` and start again. If it happens again, something " +
      "between this machine and the registry changes packages: do not go on before you know what.",
  },
  {
    sign: /ENOSPC|EDQUOT/,
    advice: "The disk is full. Free some space (a gigabyte is plenty) and start again.",
  },
  {
    sign: /EACCES|EPERM|EROFS/,
    advice: "npm may not write one of its files; its message names it. Give yourself access and start again.",
  },
  {
    sign: /SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_HAS_EXPIRED|ERR_TLS/,
    advice:
      "The registry's certificate is not trusted. Behind a company proxy, name its certificate in " +
      "NODE_EXTRA_CA_CERTS (or `npm config set cafile`) and start again.",
  },
  {
    sign: /\bE401\b|\bE403\b|ENEEDAUTH/,
    advice: "The registry refuses access. Look at `npm config get registry` and at your sign-in there.",
  },
  {
    sign: /\bE404\b|ETARGET|ENOVERSIONS/,
    advice:
      "The registry does not have a version that is needed. Look at `npm config get registry`: a mirror may lag behind.",
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/,
    advice:
      "The package registry cannot be reached. Check the connection, and `npm config get registry` and the proxy " +
      "settings, then start again. For a machine without a network, install on one of the same kind and copy the folder.",
  },
  {
    sign: /EUSAGE|are in sync/,
    advice:
      "package.json and package-lock.json do not belong together. Run `npm install` once, or restore both files.",
  },
];

/**
 * A sentence on what to do, found by the error codes in npm's output.
 *
 * @param {string} output what npm wrote
 * @returns {string}
 */
export function explainNpm(output) {
  return (
    signs.find(({ sign }) => sign.test(output))?.advice ??
    "npm failed; its own message stands above. Run `npm ci` in the project's folder to see all of it."
  );
}

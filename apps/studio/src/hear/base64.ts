/** Files inside JSON. */

/** The bytes of a text in base64 (RFC 4648). */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** What the service calls itself. */

/** The name in every self-description. */
export const SERVICE_NAME = "Music Brain API";

/** The version of this package; a test holds it to package.json. */
export const SERVICE_VERSION = "0.1.0";

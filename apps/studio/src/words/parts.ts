/** The words of what all pages are made of. */
export const parts = {
  cancel: "Cancel",
  busy: "On its way…",
  copy: "Copy",
  copied: "Copied.",
  selected: "Selected: copy it with your keyboard.",
  download: "Save as a file",
  password: "Your password",
  code: "Code of your authenticator",
  codeHint: "Or one of your recovery codes.",
  again: "Sign in again with your provider a moment before: the account has no password of its own.",
} as const;

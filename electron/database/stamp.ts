// Who changed something and when: it stands with every revision and is given by the caller, never made here.

/** `at` is a moment in UTC, ISO 8601; `author` is the name of a person. */
export type Stamp = { readonly at: string; readonly author: string };

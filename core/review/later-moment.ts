// The moment of what is done now to something that was done before. Clocks differ, and one may be set back: what people do
// one after the other, each knowing what came before, is in that order in every library, whenever a package is merged.

/** `at`, but later than `before`; ISO 8601 in UTC with milliseconds, so that moments compare as text. */
export const laterMoment = (before: string, at: string): string =>
  at > before ? at : new Date(Date.parse(before) + 1).toISOString();

// How a day is written in words, on the sheet and on the printed page alike.

/** The tag itself, or English where it is one that `Intl` refuses. */
function knownLocale(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? 'en-GB';
  } catch {
    // A tag can have the form of one and still break a rule of BCP 47 (a variant twice).
    return 'en-GB';
  }
}

/** Whether it is a day of the calendar in ISO 8601, `2026-05-12`. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** `12 May 2026` in that language; what is no day in ISO 8601 is as it was written. */
export const dateInWords = (value: string, language: string): string =>
  isDay(value)
    ? new Intl.DateTimeFormat(knownLocale(language), {
        dateStyle: 'long',
        timeZone: 'UTC',
      }).format(new Date(`${value}T00:00:00Z`))
    : value;

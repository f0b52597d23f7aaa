// How days and times are written in the window: in English, as all its words are, and in the form that the person's place
// gives them there.

/** The first English of the person's languages; British where there is none. */
export const dateLanguage = (): string =>
  navigator.languages.find((language) => /^en(?:-|$)/i.test(language)) ??
  'en-GB';

/** Writes moments in the time of this machine. Made when it is first needed, and once. */
export function dateFormat(
  options: Intl.DateTimeFormatOptions,
): (date: Date) => string {
  let made: Intl.DateTimeFormat | null = null;
  return (date) => {
    made ??= new Intl.DateTimeFormat(dateLanguage(), options);
    return made.format(date);
  };
}

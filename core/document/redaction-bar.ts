// What stands in a redacted copy where words were left out: always the same few, so that nothing of it tells how much is
// gone. Every format dresses them as a bar; who hears them read, copies them or searches for them gets these words.
import type { Text } from './document.ts';

type Words = {
  readonly bar: string;
  readonly image: string;
  /** Of the list of reasons behind the text. */
  readonly title: string;
  readonly places: (count: number) => string;
};

const ENGLISH: Words = {
  bar: '[Redacted]',
  image: '[Image redacted]',
  title: 'Why parts are left out',
  places: (count) => (count === 1 ? '1 place' : `${count} places`),
};
const WORDS: Readonly<Record<string, Words>> = {
  fr: {
    bar: '[Caviardé]',
    image: '[Image caviardée]',
    title: 'Motifs des suppressions',
    places: (count) => (count === 1 ? '1 passage' : `${count} passages`),
  },
  de: {
    bar: '[Geschwärzt]',
    image: '[Bild geschwärzt]',
    title: 'Gründe der Schwärzungen',
    places: (count) => (count === 1 ? '1 Stelle' : `${count} Stellen`),
  },
  es: {
    bar: '[Suprimido]',
    image: '[Imagen suprimida]',
    title: 'Motivos de las supresiones',
    places: (count) => (count === 1 ? '1 lugar' : `${count} lugares`),
  },
  ja: {
    bar: '[不開示]',
    image: '[画像不開示]',
    title: '不開示の理由',
    places: (count) => `${count}か所`,
  },
};
const ALL: readonly string[] = [ENGLISH, ...Object.values(WORDS)].flatMap(
  ({ bar, image }) => [bar, image],
);

/** What stands in the place of a picture: a dark bar of its own, whose bytes electron/services/redacted-picture.ts has. */
export const REDACTED_PICTURE =
  '4727f8bbbd42a63e3631cf1d27129bda91c99ada838ce104b1a511ff0153aa91';

/** A reason longer than this stands in the list alone. */
const FITS = 28;

const wordsFor = (language: string): Words =>
  WORDS[language.split('-')[0]?.toLowerCase() ?? ''] ?? ENGLISH;

/** `[Redacted: personal data]`. */
const withReason = (bar: string, reason: string): string =>
  `${bar.slice(0, -1)}: ${reason}]`;

/** The words of the bar for a BCP 47 tag; English where the language has none here. */
export const barWords = (language: string): string => wordsFor(language).bar;

/** `reasons` are printed on it where they fit. */
export function redactionBar(
  language: string,
  {
    of = 'bar',
    reasons = [],
  }: {
    readonly of?: 'bar' | 'image';
    readonly reasons?: readonly string[];
  } = {},
): Text {
  const words = wordsFor(language)[of];
  const reason = reasons.join('; ');
  return reason === '' || reason.length > FITS
    ? { type: 'text', text: words, marks: ['redaction'] }
    : {
        type: 'text',
        text: withReason(words, reason),
        marks: ['redaction'],
        reason,
      };
}

/** The heading of the list of reasons, and what each entry says. */
export const reasonWords = (
  language: string,
): {
  readonly title: string;
  readonly entry: (reason: string, count: number) => string;
} => {
  const { title, places } = wordsFor(language);
  return { title, entry: (reason, count) => `${reason}: ${places(count)}` };
};

/** Whether a run is a bar and not words that a redacted copy would leave out. */
export const isRedactionBar = ({
  text,
  marks = [],
  reason,
}: {
  readonly text: string;
  readonly marks?: readonly string[];
  readonly reason?: string | undefined;
}): boolean =>
  marks.includes('redaction') &&
  ALL.some(
    (bar) =>
      text === bar ||
      (reason !== undefined && text === withReason(bar, reason)),
  );

// What stands in a redacted copy where words were left out: always the same few, so that nothing of it tells how much is
// gone. Every format dresses them as a bar; who hears them read, copies them or searches for them gets these words.
import type { Text } from './document.ts';

const ENGLISH = '[Redacted]';
const WORDS: Readonly<Record<string, string>> = {
  fr: '[Caviardé]',
  de: '[Geschwärzt]',
  es: '[Suprimido]',
  ja: '[不開示]',
};
const ALL: ReadonlySet<string> = new Set([ENGLISH, ...Object.values(WORDS)]);

/** The words of the bar for a BCP 47 tag; English where the language has none here. */
export const barWords = (language: string): string =>
  WORDS[language.split('-')[0]?.toLowerCase() ?? ''] ?? ENGLISH;

export const redactionBar = (language: string): Text => ({
  type: 'text',
  text: barWords(language),
  marks: ['redaction'],
});

/** Whether a run is a bar and not words that a redacted copy would leave out. */
export const isRedactionBar = ({
  text,
  marks = [],
}: {
  readonly text: string;
  readonly marks?: readonly string[];
}): boolean => marks.includes('redaction') && ALL.has(text);

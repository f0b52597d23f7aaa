// How a source stands, in a word.
import type { SourceStanding } from '#core/citations/source-fields.ts';

const WORDS: Readonly<Record<SourceStanding, string>> = {
  current: 'Current',
  withdrawn: 'Withdrawn',
  superseded: 'Superseded',
};

export const standingWord = (standing: SourceStanding): string =>
  WORDS[standing];

// Tags: words by which people sort their briefings. One that differs in case or accents alone is the same tag, so that
// a library never has "Ferries" beside "ferries".
import { foldText } from '../citations/folded-text.ts';
import { forbiddenInLine, oneLine } from './characters.ts';

/** The most characters of a tag. */
export const MAX_TAG = 60;

/** What was typed as a tag may stand: on one line, without the spaces around it or a leading #. Empty where nothing is left. */
export const tidyTag = (typed: string): string =>
  oneLine(typed)
    .normalize('NFC')
    .replace(/^[\s#＃]+/u, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** Whether it is a tag as it stands. */
export const isTag = (name: string): boolean =>
  name !== '' &&
  name.length <= MAX_TAG &&
  forbiddenInLine(name) === null &&
  tidyTag(name) === name;

/** Two names with the same fold are one tag. */
export const foldTag = (name: string): string =>
  foldText(name.normalize('NFC'));

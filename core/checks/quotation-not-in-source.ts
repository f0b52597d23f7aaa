// A quotation that is not in the files of the source that its note cites. It may still be right: the file can be another
// edition, and a page in it a picture; so it is said where it was looked for, and never that it is wrong.
import type { Source } from '../citations/source.ts';
import type { SourceId } from '../document/document.ts';
import { citationsOf } from '../document/walk.ts';
import { LEFT_OUT } from './compared-text.ts';
import type { KnownWords, SourceWords } from './evidence.ts';
import type { NearWords } from './near-words.ts';
import type { Check, Finding } from './finding.ts';
import { quotationsOf } from './quotations.ts';
import { isTitleOf, shortWords } from './quoted-words.ts';

const primary = (language: unknown): string =>
  typeof language === 'string'
    ? (language.toLowerCase().split(/[-_]/u)[0] ?? '')
    : '';

/** Whether the words may be a translation of what stands in the source. */
function isInOtherLanguage(language: string, { item }: Source): boolean {
  const own = primary(item['language']);
  return own !== '' && own !== primary(language);
}

const placesOf = ({ files, excerpts }: SourceWords): readonly KnownWords[] => [
  ...files,
  // An excerpt may have been copied from the printed page.
  ...excerpts,
];

type Near = NearWords & { readonly place: KnownWords };

/** Where each stretch of the words stands or nearly does: the first that only nearly does. Null where one does not at all. */
function nearIn(words: string, places: readonly KnownWords[]): Near | null {
  let first: Near | null = null;
  for (const stretch of words.split(LEFT_OUT)) {
    if (places.some((place) => place.holds(stretch))) continue;
    const near = places
      .map((place) => ({ place, near: place.near(stretch) }))
      .find((each) => each.near !== null);
    if (!near?.near) return null;
    first ??= { ...near.near, place: near.place };
  }
  return first;
}

/**
 * One finding a quotation, in reading order; none where it is a title of one of the cited sources, or may be a translation.
 * Where the words of one of them are not known whole, it may stand there: it is never said not to be found, and what is
 * nearly in another one is a warning.
 */
export const quotationNotInSource: Check = (
  document,
  sources,
  _template,
  { wordsOf },
) => {
  const known = new Map<SourceId, Source>(
    sources.map((source) => [source.id, source]),
  );
  return quotationsOf(document).flatMap(
    ({ block, footnote, number, words, language, isTranslated }): Finding[] => {
      const ids = [
        ...new Set(citationsOf(footnote).map(({ source }) => source)),
      ];
      const cited = ids.flatMap((id) => known.get(id) ?? []);
      const all = cited.flatMap(({ id }) => wordsOf(id) ?? []);
      const places = all.flatMap(placesOf);
      const [source] = ids;
      if (
        isTranslated ||
        source === undefined ||
        cited.some(
          (each) => isTitleOf(words, each) || isInOtherLanguage(language, each),
        ) ||
        places.some((place) => place.holds(words))
      )
        return [];
      const areAllKnown = all.length === ids.length;
      const files = all.flatMap((each) => each.files);
      const place = { block, footnote: footnote.id, source };
      const near = nearIn(words, places);
      if (near)
        return [
          {
            check: 'quotation-near',
            severity: areAllKnown ? 'error' : 'warning',
            ...place,
            text: words,
            difference: near.difference,
            message: `Note ${number} is nearly right: ${files.find((file) => file === near.place)?.fileName ?? 'an excerpt'} has “${near.found}” (${near.difference}). ${areAllKnown ? 'Quote it as it stands.' : 'Quote it as it stands, or see that another source of the note has it so.'}`,
          },
        ];
      if (!areAllKnown) return [];
      if (files.length === 0)
        return [
          {
            check: 'quotation-not-in-source',
            severity: 'info',
            ...place,
            text: words,
            message: `The words “${shortWords(words)}” at note ${number} are in no excerpt that is kept of the source: compare them with it, and keep the passage.`,
          },
        ];
      const [first, ...others] = files.map(({ fileName }) => fileName);
      return [
        {
          check: 'quotation-not-in-source',
          severity: 'warning',
          ...place,
          text: words,
          message: `The words “${shortWords(words)}” at note ${number} are not found in ${first ?? ''}${others.length === 0 ? '' : ` or ${others.length} other ${others.length === 1 ? 'file' : 'files'}`}${
            files.some(({ hasPagesWithoutWords }) => hasPagesWithoutWords)
              ? ', of which some pages could not be read'
              : ''
          }: compare them with the source.`,
        },
      ];
    },
  );
};

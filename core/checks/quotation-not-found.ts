// A quotation that is not in the files of the source that its note cites. It may still be right: the file can be another
// edition, and a page in it a picture; so it is said where it was looked for, and never that it is wrong.
import type { Source } from '../citations/source.ts';
import type { SourceId } from '../document/document.ts';
import { citationsOf } from '../document/walk.ts';
import { isQuotedFrom } from './compared-text.ts';
import type { SourceWords } from './evidence.ts';
import type { Check } from './finding.ts';
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

const isIn = (words: string, { files, excerpts }: SourceWords): boolean =>
  files.some((file) => file.holds(words)) ||
  // An excerpt may have been copied from the printed page.
  excerpts.some((excerpt) => isQuotedFrom(words, [excerpt]));

/**
 * One finding a quotation, in reading order; none where the words of one of the cited sources are not known whole, or may
 * be in another language.
 */
export const quotationNotFound: Check = (
  document,
  sources,
  _template,
  { wordsOf },
) => {
  const known = new Map<SourceId, Source>(
    sources.map((source) => [source.id, source]),
  );
  return quotationsOf(document).flatMap(
    ({ block, footnote, number, words, language, isTranslated }) => {
      const ids = [
        ...new Set(citationsOf(footnote).map(({ source }) => source)),
      ];
      const cited = ids.map((id) => {
        const source = known.get(id);
        return !source ||
          isTitleOf(words, source) ||
          isInOtherLanguage(language, source)
          ? null
          : wordsOf(id);
      });
      const all = cited.filter((each) => each !== null);
      const [source] = ids;
      if (
        isTranslated ||
        source === undefined ||
        all.length < cited.length ||
        all.some((each) => isIn(words, each))
      )
        return [];
      const files = all.flatMap((each) => each.files);
      const names = files.map(({ fileName }) => fileName);
      const [first, ...others] = names;
      return [
        {
          check: 'quotation-not-found',
          severity: 'warning',
          block,
          footnote: footnote.id,
          source,
          text: shortWords(words),
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

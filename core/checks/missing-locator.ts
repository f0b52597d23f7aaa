// A quotation whose note names the source and not the place in it: nobody can check it without reading all of it.
import type { CslItem, Source } from '../citations/source.ts';
import type { Citation, Footnote, SourceId } from '../document/document.ts';
import { citationsOf, plainInline } from '../document/walk.ts';
import type { Check } from './finding.ts';
import { quotationsOf } from './quotations.ts';
import { isTitleOf, shortWords } from './quoted-words.ts';

/** Kinds that have no pages or other places of their own, or of which most are a page long. */
const WITHOUT_PLACES: ReadonlySet<CslItem['type']> = new Set([
  'article-newspaper',
  'broadcast',
  'collection',
  'dataset',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'interview',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'software',
  'song',
  'speech',
  'webpage',
]);

/** Their page is the one that they begin on in a collection. */
const BEGIN_AT_PAGE: ReadonlySet<CslItem['type']> = new Set([
  'bill',
  'hearing',
  'legal_case',
  'legislation',
  'regulation',
  'treaty',
]);

/** `3`, `iv`, `A12`: the source stands on one page. */
const isOnePage = (value: unknown): boolean =>
  (typeof value === 'string' || typeof value === 'number') &&
  /^\s*[\p{L}.]*\s*\d*[\p{L}]?\s*$/u.test(String(value));

function needsPlace({ item, citeAs }: Source): boolean {
  return (
    !citeAs &&
    !WITHOUT_PLACES.has(item.type) &&
    item['section'] === undefined &&
    Number(item['number-of-pages']) !== 1 &&
    (BEGIN_AT_PAGE.has(item.type) || !isOnePage(item['page']))
  );
}

/** Whether a place is given, as a locator or in the words of the note behind the citation. */
function hasPlace(citation: Citation, { content }: Footnote): boolean {
  if (citation.locator || (citation.suffix ?? '').trim() !== '') return true;
  const from = content.indexOf(citation) + 1;
  const to = content.findIndex(
    (part, place) => place >= from && part.type === 'citation',
  );
  const behind = plainInline(content.slice(from, to < 0 ? undefined : to));
  return /\d/u.test(behind);
}

/** One finding a note, in reading order. A note that gives the place in one of its sources, or has one without places, is none. */
export const missingLocator: Check = (document, sources) => {
  const known = new Map<SourceId, Source>(
    sources.map((source) => [source.id, source]),
  );
  const seen = new Set<string>();
  return quotationsOf(document).flatMap(
    ({ block, footnote, number, words }) => {
      const citations = citationsOf(footnote);
      const cited = citations.map(({ source }) => known.get(source));
      const [first] = cited;
      if (
        !first ||
        seen.has(footnote.id) ||
        citations.some((citation) => hasPlace(citation, footnote)) ||
        !cited.every((source) => source && needsPlace(source)) ||
        cited.some((source) => source && isTitleOf(words, source))
      )
        return [];
      seen.add(footnote.id);
      return [
        {
          check: 'missing-locator',
          severity: 'warning',
          block,
          footnote: footnote.id,
          source: first.id,
          text: words,
          message: `Note ${number} has a quotation and no page or other place in ${first.citekey}: say where the words “${shortWords(words)}” stand.`,
        },
      ];
    },
  );
};

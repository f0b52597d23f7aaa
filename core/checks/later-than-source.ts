// A sentence that tells of a day after its source came out: the source can't say so. What is said to come (`by 2030`,
// `will`, `is planned`) may well stand in an older one, and of a page that was read later the day of reading counts.
import { writeDate } from '../citations/parse-date.ts';
import type { CslItem, Source } from '../citations/source.ts';
import type { Footnote, SourceId } from '../document/document.ts';
import { sentencesOf } from '../document/sentences.ts';
import { citationsOf, inlineContainers } from '../document/walk.ts';
import { isBefore, partsOf, type Parts } from './compared-dates.ts';
import { datesInText } from './dates-in-text.ts';
import type { Check, Finding } from './finding.ts';

/** What tells of a time to come, in the languages of the checks. */
const TO_COME =
  /(?<!\p{L})(?:will|shall|would|should|by(?=\s+(?:(?:the\s+)?(?:end|start|middle|close|spring|summer|autumn|winter)(?!\p{L})|mid-|early|late|(?:19|20)\d{2}(?!\d)|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))|until|till|target\p{L}*|goal|aims?|aimed|plan\p{L}*|forecast\p{L}*|project(?:s|ed|ions?)|expect\p{L}*|due|scheduled|promis\p{L}*|commit(?:s|ted|ment)?|deadline|expir\p{L}*|budgets?|d[’']ici|sera|seront|devra\p{L}*|devrait|prévo\p{L}*|prévu\p{L}*|objectif|échéance|jusqu\p{L}*|bis|wird|werden|soll\p{L}*|geplant\p{L}*|ziel\p{L}*|frist|vorgesehen\p{L}*|erwartet\p{L}*|voraussichtlich)(?!\p{L})|予定|見込|目標|まで|計画|予測|期限|方針|見通し/iu;

/** The last day of which the source may tell; null where it is not known. */
function lastOf(item: CslItem): Parts | null {
  const ends = (['issued', 'accessed', 'event-date'] as const).flatMap(
    (field) => {
      const parts = partsOf(item[field], 1) ?? partsOf(item[field], 0);
      return parts ? [parts] : [];
    },
  );
  if (partsOf(item.issued, 0) === null) return null;
  return ends.reduce<Parts | null>(
    (last, parts) => (last === null || isBefore(last, parts) ? parts : last),
    null,
  );
}

type Dated = { readonly source: Source; readonly last: Parts };

/** Of all that is cited; none where one is not known, which may be the newest. */
function datedIn(
  footnotes: readonly Footnote[],
  known: ReadonlyMap<SourceId, Source>,
): readonly Dated[] {
  const dated: Dated[] = [];
  for (const citation of footnotes.flatMap(citationsOf)) {
    const source = known.get(citation.source);
    const last = source ? lastOf(source.item) : null;
    if (!source || !last) return [];
    dated.push({ source, last });
  }
  return dated;
}

const newestOf = (dated: readonly Dated[]): Dated | undefined =>
  dated.reduce<Dated | undefined>(
    (newest, each) =>
      !newest || isBefore(newest.last, each.last) ? each : newest,
    undefined,
  );

/** One finding a sentence, with its first such date; `text` is the date as it is written. */
export const laterThanSource: Check = (
  { blocks, language },
  sources,
  _template,
  { today },
) => {
  const known = new Map(sources.map((source) => [source.id, source]));
  const now = today?.slice(0, 10).split('-').map(Number) ?? null;
  return blocks.flatMap((block) =>
    block.type === 'quotation' || block.type === 'heading'
      ? []
      : [...inlineContainers(block)].flatMap((content): Finding[] =>
          content.some(({ type }) => type === 'footnote')
            ? sentencesOf(content, block.language ?? language).flatMap(
                ({ text, footnotes }) => {
                  const dated = datedIn(footnotes, known);
                  const newest = newestOf(dated);
                  const [footnote] = footnotes;
                  if (!newest || !footnote || TO_COME.test(text)) return [];
                  const date = datesInText(
                    text,
                    block.language ?? language,
                  ).find(
                    ({ parts }) =>
                      dated.every(({ last }) => isBefore(last, parts)) &&
                      !isBefore(now, parts),
                  );
                  if (!date) return [];
                  const { item, citekey, id } = newest.source;
                  return [
                    {
                      check: 'date-conflict',
                      severity: 'warning',
                      block: block.id,
                      footnote: footnote.id,
                      source: id,
                      text: date.text,
                      message: `The sentence tells of “${date.text}”, and its source ${citekey} is of ${writeDate(item.issued ?? {})}: look which is right.`,
                    },
                  ];
                },
              )
            : [],
        ),
  );
};

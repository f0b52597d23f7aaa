// What stands behind the text in pages of its own: the list of what reviewers say, and the evidence sheet. Both are blocks
// like any others, so that they are set and proved as the text is.
import type {
  Block,
  BlockId,
  Inline,
  Rank,
  Text,
} from '../document/document.ts';
import { dateInWords } from '../document/date-in-words.ts';
import { directionOfWords } from '../document/text-direction.ts';
import type { CopyWords } from './copy-words.ts';
import type { EvidenceRow } from './evidence-rows.ts';
import type { ReviewItem } from './review-copy.ts';

export type Annex = {
  /** Its heading, and what its pages call themselves. */
  readonly title: string;
  /** Its pages lie on their side. */
  readonly turned: boolean;
  readonly blocks: readonly Block[];
};

const run = (text: string, ...marks: NonNullable<Text['marks']>): Inline[] =>
  text === ''
    ? []
    : [{ type: 'text', text, ...(marks.length > 0 && { marks }) }];

/** Words of any language in a line that runs from the left: what ends a sentence of the others stays at its end. */
const said = (words: string): Inline[] =>
  run(directionOfWords(words) === 'rtl' ? `${words}\u200f` : words);

/** A name in a line that runs from the left: a number behind it would otherwise be drawn in among its letters. */
const named = (name: string): string =>
  directionOfWords(name) === 'rtl' ? `${name}\u200e` : name;

/** Stretches that are not empty, a line each. */
const lines = (...stretches: readonly (readonly Inline[])[]): Inline[] =>
  stretches
    .filter((stretch) => stretch.length > 0)
    .flatMap((stretch, index) => [
      ...(index > 0 ? [{ type: 'line-break' } as const] : []),
      ...stretch,
    ]);

function annex(
  key: string,
  language: string,
  title: string,
  turned: boolean,
  intro: string,
  widths: readonly number[],
  head: readonly string[],
  rows: readonly (readonly (readonly Inline[])[])[],
): Annex {
  const base = (part: string) => ({
    id: `${key}-${part}` as BlockId,
    rank: part as Rank,
    language,
    direction: 'ltr' as const,
  });
  return {
    title,
    turned,
    blocks: [
      { ...base('a'), type: 'heading', level: 1, content: run(title) },
      { ...base('b'), type: 'paragraph', content: run(intro) },
      ...(rows.length === 0
        ? []
        : [
            {
              ...base('c'),
              type: 'table' as const,
              headerRows: 1,
              headerColumns: 0,
              widths,
              rows: [head.map((name) => run(name)), ...rows].map((row) =>
                row.map((content) => ({ content })),
              ),
            },
          ]),
    ],
  };
}

const VERDICT_KINDS = new Set([
  'supports',
  'partly',
  'does-not-support',
  'cannot-find',
]);

/** `pages` are those on which the places of the items are, by their numbers; `citations` how many there are in all. */
export function reviewAnnex(
  items: readonly ReviewItem[],
  pages: ReadonlyMap<number, number>,
  citations: number,
  { language, review }: CopyWords,
): Annex {
  const verdicts = items.filter(({ kind }) => VERDICT_KINDS.has(kind)).length;
  const changes = items.filter(({ kind }) => kind === 'suggestion').length;
  const comments = items.length - verdicts - changes;
  const intro =
    items.length === 0
      ? review.none
      : review.counted(comments, verdicts, citations, changes);
  return annex(
    'annex-review',
    language,
    review.title,
    false,
    intro,
    [6, 9, 23, 48],
    review.head,
    items.map(({ number, name, author, day, about, says }) => [
      run(String(number)),
      run(String(pages.get(number) ?? '–')),
      said(about),
      lines(
        [
          ...run(name, 'bold'),
          ...run(
            [named(author), day]
              .filter(Boolean)
              .map((part) => ` · ${part}`)
              .join(''),
          ),
        ],
        ...says.map(said),
      ),
    ]),
  );
}

/** What the columns of the evidence sheet have together, and the least that each has. */
const EVIDENCE_WIDTH = 135;
const LEAST = {
  number: 5,
  words: 15,
  page: 11,
  verdict: 14,
  checked: 14,
  none: 9,
};

/** Each column by the words that its cells hold on average, so that the rows are low; none narrower than its least. */
function widthsByLength(
  columns: readonly { readonly least: number; readonly length: number }[],
  width: number,
): number[] {
  const narrow = new Set<number>();
  for (;;) {
    let room = width;
    let length = 0;
    for (const [at, column] of columns.entries())
      if (narrow.has(at)) room -= column.least;
      else length += column.length;
    const shares = columns.map((column, at) =>
      narrow.has(at) ? column.least : (room * column.length) / length,
    );
    const least = columns.findIndex(
      (column, at) => !narrow.has(at) && (shares[at] ?? 0) < column.least,
    );
    if (least < 0) return shares;
    narrow.add(least);
  }
}

function evidenceWidths(rows: readonly EvidenceRow[]): number[] {
  const length = (of: (row: EvidenceRow) => string): number =>
    1 + rows.reduce((sum, row) => sum + of(row).length, 0) / rows.length;
  const { number, words, page, verdict, none } = LEAST;
  const checked = rows.some((row) => row.checker !== '') ? LEAST.checked : none;
  const [sentence = 0, note = 0, source = 0, quotation = 0, reason = 0] =
    widthsByLength(
      [
        { least: words, length: length((row) => row.sentence) },
        { least: words, length: length((row) => row.note) },
        { least: words, length: length((row) => row.source) },
        { least: words, length: length((row) => row.quotation) },
        { least: verdict, length: length((row) => row.verdict + row.reason) },
      ],
      EVIDENCE_WIDTH - number - page - checked,
    );
  return [number, sentence, note, source, quotation, page, reason, checked];
}

export const evidenceAnnex = (
  rows: readonly EvidenceRow[],
  { language, evidence }: CopyWords,
): Annex =>
  annex(
    'annex-evidence',
    language,
    evidence.title,
    true,
    rows.length === 0 ? evidence.none : evidence.intro,
    evidenceWidths(rows),
    evidence.head,
    rows.map((row) => [
      run(String(row.number)),
      said(row.sentence),
      said(row.note),
      said(row.source),
      said(row.quotation === '' ? '–' : row.quotation),
      run(row.page === '' ? '–' : row.page),
      row.verdict === ''
        ? run(evidence.unchecked)
        : lines(run(row.verdict, 'bold'), said(row.reason)),
      row.checker === '' && row.date === ''
        ? run('–')
        : lines(run(row.checker), run(dateInWords(row.date, language))),
    ]),
  );

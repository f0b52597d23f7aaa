// Random briefings of a library with sources and an image: all that `randomDocument` has, and what needs a library:
// citations in notes wherever a note can stand, images and lines to tick.
import fc from 'fast-check';
import { ITEMS } from '#core/citations/sources-fixture.ts';
import type {
  Block,
  BriefingDocument,
  Citation,
  CitationId,
  Footnote,
  FootnoteId,
  Inline,
  SourceId,
  Text,
} from '#core/document/document.ts';
import { ranksBetween } from '#core/document/rank.ts';
import { mapInlineContainers } from '#core/document/walk.ts';
import { randomDocument } from '../typesetting/random-document-fixture.ts';
import { randomTable } from '../typesetting/random-table-fixture.ts';

export const CITED = Object.entries(ITEMS).map(([citekey, item]) => ({
  id: `source-${citekey}` as SourceId,
  citekey,
  item,
}));

/** Of each kind of style one: notes, authors and dates, numbers. */
const STYLES = ['chicago-notes', 'oscola', 'apa', 'ieee'] as const;
const TEMPLATES = [
  'blank',
  'briefing-note',
  'decision-note',
  'ministerial-submission-uk',
] as const;

let count = 0;
const nextId = (letter: string): string => `${letter}-${(count += 1)}`;

const words = fc.constantFrom(
  'The contract ends in March.',
  'Costs rose by 4.2% (see below) *and* fell.',
  '港の潮位は上がった。',
  'ارتفعت التكاليف في 2026.',
  '# not a heading, <b>nor</b> bold & [@nobody]',
);
const text = words.map((said): Text => ({ type: 'text', text: `${said} ` }));

const citation: fc.Arbitrary<Citation> = fc
  .record(
    {
      source: fc.constantFrom(...CITED.map(({ id }) => id)),
      locator: fc.record({
        label: fc.constantFrom('page', 'section', 'paragraph'),
        value: fc.constantFrom('4', '4–6', 'iv, 12', '3.2'),
      }),
      prefix: fc.constantFrom('see', 'cf. the “old”', '参照'),
      suffix: fc.constantFrom('and after', '(with *stars*)'),
      suppressAuthor: fc.constant(true as const),
    },
    { requiredKeys: ['source'] },
  )
  .map((said) => ({
    type: 'citation',
    id: nextId('c') as CitationId,
    ...said,
  }));

const note: fc.Arbitrary<Footnote> = fc
  .tuple(
    fc.array(text, { maxLength: 1 }),
    fc.array(citation, { minLength: 1, maxLength: 3 }),
    fc.array(text, { maxLength: 1 }),
  )
  .map(([before, cited, after]) => ({
    type: 'footnote',
    id: nextId('n') as FootnoteId,
    content: [...before, ...cited, ...after],
  }));

const line: fc.Arbitrary<Inline[]> = fc
  .tuple(text, fc.array(note, { maxLength: 2 }))
  .map((parts) => parts.flat());

/** Wide tables have no room for more, and most of their cells are short. */
const cellContent = fc.oneof(
  { weight: 5, arbitrary: text.map((said): Inline[] => [said]) },
  { weight: 1, arbitrary: line },
  { weight: 1, arbitrary: fc.constant<Inline[]>([]) },
);

type Unplaced = Record<string, unknown> & { readonly type: Block['type'] };

const extra = (image: string): fc.Arbitrary<Unplaced> =>
  fc.oneof(
    fc.record({ type: fc.constant('paragraph' as const), content: line }),
    fc.record({
      type: fc.constant('heading' as const),
      level: fc.constantFrom(1, 2, 3, 4),
      content: line,
    }),
    fc.record(
      {
        type: fc.constant('image' as const),
        attachment: fc.constant(image),
        alternative: words,
        caption: line,
      },
      { requiredKeys: ['type', 'attachment', 'alternative'] },
    ),
    fc
      .record({
        type: fc.constant('list' as const),
        list: fc.constantFrom(
          { style: 'unordered' as const },
          { style: 'ordered' as const },
          { style: 'ordered' as const, start: 4 },
        ),
        ticks: fc.constant(['Agreed', 'Not agreed']),
        items: fc.array(fc.record({ content: line }), {
          minLength: 1,
          maxLength: 3,
        }),
      })
      .map(({ list, ...parts }) => ({ ...parts, ...list })),
    randomTable(cellContent),
  );

/** `image` is the SHA-256 of an image that the library has. */
export const randomBriefing = (
  blocks: number,
  image: string,
): fc.Arbitrary<BriefingDocument> =>
  fc
    .record({
      document: randomDocument(blocks),
      extras: fc.array(fc.tuple(fc.nat(), extra(image)), { maxLength: 6 }),
      cited: fc.array(fc.option(citation), { minLength: 1, maxLength: 7 }),
      style: fc.constantFrom(...STYLES),
      template: fc.constantFrom(...TEMPLATES),
    })
    .map(({ document, extras, cited, style, template }) => {
      let at = 0;
      // Not all of one note: clusters of one, and notes that cite nothing.
      const citing = (part: Inline): Inline => {
        const added =
          part.type === 'footnote' ? cited[(at += 1) % cited.length] : null;
        return part.type === 'footnote' && added
          ? {
              ...part,
              content: [
                ...part.content,
                { ...added, id: nextId('c') as CitationId },
              ],
            }
          : part;
      };
      const all: Unplaced[] = document.blocks.map((block) => ({
        ...mapInlineContainers(block, (content) => content.map(citing)),
      }));
      for (const [place, block] of extras)
        all.splice(place % (all.length + 1), 0, { ...block, id: nextId('b') });
      const ranks = ranksBetween(null, null, all.length);
      return {
        ...document,
        style,
        template,
        blocks: all.map(
          (block, index) =>
            ({ ...block, rank: ranks[index] }) as unknown as Block,
        ),
      };
    });

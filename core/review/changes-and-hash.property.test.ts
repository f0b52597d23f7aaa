import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Source } from '../citations/source.ts';
import {
  bold,
  cite,
  docWith,
  h,
  link,
  marker,
  note,
  ol,
  p,
  quote,
  table,
  text,
} from '../document/builder.ts';
import type {
  Block,
  BlockId,
  BriefingDocument,
  Inline,
  SourceId,
} from '../document/document.ts';
import { ranksBetween } from '../document/rank.ts';
import { mapInlineContainers } from '../document/walk.ts';
import { compareDocuments, type CitingText } from './compare-documents.ts';
import { listChanges } from './list-changes.ts';
import { textHash } from './text-hash.ts';

const hashOf = ({ document, sources }: CitingText): string =>
  textHash(document, sources, (words) =>
    createHash('sha256').update(words, 'utf8').digest('hex'),
  );

const source = (title: string): Source => ({
  id: title as SourceId,
  citekey: title,
  item: { type: 'book', title },
});

const START: CitingText = {
  document: docWith(
    { title: 'Ferries', fields: { to: 'A' } },
    h(1, 'Issue'),
    p('The contract ends in May.', note('See ', cite('s1', 'p. 4'), '.')),
    p(
      'It is ',
      bold('late'),
      ' as ',
      link('https://example.org/', 'they'),
      ' say.',
    ),
    ol(['First'], ['Second', note(cite('s2'))], ['Third']),
    quote([['Words of another.']], ['By whom']),
    table([
      ['a', 'b'],
      ['1', ['2', note(cite('s1'))]],
    ]),
    p('Not linked ', marker('[4]'), ' yet.'),
    p('The contract ends in June.'),
  ),
  sources: new Map([
    ['s1' as SourceId, source('Tides')],
    ['s2' as SourceId, source('Winds')],
  ]),
};

type Edit = (before: CitingText) => CitingText;

const inBlocks =
  (change: (blocks: readonly Block[]) => readonly Block[]): Edit =>
  ({ document, sources }) => {
    const blocks = change(document.blocks);
    const ranks = ranksBetween(null, null, blocks.length);
    return {
      sources,
      document: {
        ...document,
        blocks: blocks.map((block, at) => ({
          ...block,
          rank: ranks[at] ?? block.rank,
        })),
      },
    };
  };

const inBlock = (at: number, change: (block: Block) => Block): Edit =>
  inBlocks((blocks) =>
    blocks.map((block, place) =>
      place === at % Math.max(1, blocks.length) ? change(block) : block,
    ),
  );

const inContent = (
  at: number,
  change: (content: readonly Inline[]) => readonly Inline[],
): Edit => inBlock(at, (block) => mapInlineContainers(block, change));

const inHead =
  (head: Partial<BriefingDocument>): Edit =>
  (before) => ({
    ...before,
    document: { ...before.document, ...head },
  });

const at = fc.nat(20);
const some = fc.constantFrom('', 'May', 'June', 'a', 'late');
let copies = 0;

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(at, some).map(([place, words]) =>
    inContent(place, (content) =>
      content
        .map((inline) =>
          inline.type === 'text'
            ? {
                ...inline,
                text: inline.text.replace(/May|June|late/u, words),
              }
            : inline,
        )
        .filter((inline) => inline.type !== 'text' || inline.text !== ''),
    ),
  ),
  fc
    .tuple(at, fc.boolean())
    .map(([place, strong]) =>
      inContent(place, (content) =>
        content.map((inline) =>
          inline.type === 'text'
            ? strong
              ? bold(inline.text)
              : text(inline.text)
            : inline,
        ),
      ),
    ),
  // Cut elsewhere: no other text.
  at.map((place) =>
    inContent(place, (content) =>
      content.flatMap((inline) =>
        inline.type === 'text' && inline.text.length > 2
          ? [
              { ...inline, text: inline.text.slice(0, 2) },
              { ...inline, text: inline.text.slice(2) },
            ]
          : [inline],
      ),
    ),
  ),
  fc.tuple(at, fc.constantFrom('p. 4', 'p. 5')).map(([place, locator]) =>
    inContent(place, (content) =>
      content.map((inline) =>
        inline.type === 'footnote'
          ? {
              ...inline,
              content: inline.content.map((part) =>
                part.type === 'citation'
                  ? { ...cite(part.source, locator), id: part.id }
                  : part,
              ),
            }
          : inline,
      ),
    ),
  ),
  at.map((place) =>
    inContent(place, (content) =>
      content.filter(({ type }) => type !== 'footnote'),
    ),
  ),
  fc.tuple(at, at).map(([from, to]) =>
    inBlocks((blocks) => {
      const moved = [...blocks];
      const [block] = moved.splice(from % Math.max(1, moved.length), 1);
      if (block) moved.splice(to % (moved.length + 1), 0, block);
      return moved;
    }),
  ),
  at.map((place) =>
    inBlocks((blocks) =>
      blocks.filter((_, each) => each !== place % Math.max(1, blocks.length)),
    ),
  ),
  fc.tuple(at, some).map(([place, words]) =>
    inBlocks((blocks) => {
      const [block] = docWith({}, p(words || 'New')).blocks;
      copies += 1;
      return block
        ? blocks.toSpliced(place % (blocks.length + 1), 0, {
            ...block,
            id: `new${copies}` as BlockId,
          })
        : blocks;
    }),
  ),
  fc.tuple(at, fc.constantFrom('SECRET', undefined)).map(([place, marking]) =>
    inBlock(place, (block) => {
      const { marking: _, ...rest } = block;
      return marking === undefined ? rest : { ...rest, marking };
    }),
  ),
  fc
    .tuple(at, fc.constantFrom('center' as const, 'start' as const))
    .map(([place, align]) => inBlock(place, (block) => ({ ...block, align }))),
  at.map((place) =>
    inBlock(place, (block) =>
      block.type === 'list'
        ? {
            ...block,
            style: block.style === 'ordered' ? 'unordered' : 'ordered',
          }
        : block.type === 'heading'
          ? { ...block, level: block.level === 1 ? 2 : 1 }
          : block.type === 'table'
            ? { ...block, headerRows: 1 - block.headerRows }
            : block,
    ),
  ),
  fc.constantFrom('Ferries', 'Ferry').map((title) => inHead({ title })),
  fc.constantFrom('', 'SECRET').map((marking) => inHead({ marking })),
  fc.constantFrom('A', 'B', '').map((to) => inHead({ fields: { to } })),
  fc
    .tuple(
      fc.constantFrom('s1', 's2'),
      fc.constantFrom('Tides', 'Winds', 'Rain'),
    )
    .map(([id, title]): Edit => ({ document, sources }) => ({
      document,
      sources: new Map([...sources, [id as SourceId, source(title)]]),
    })),
);

test('random edits: something is listed as changed exactly where what is printed has changed', () => {
  let same = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      const after = edits.reduce((text, change) => change(text), START);
      const changes = listChanges(compareDocuments(START, after));
      const isSame = hashOf(after) === hashOf(START);
      if (isSame) same += 1;
      expect(changes.length === 0, JSON.stringify(changes)).toBe(isSame);
    }),
    { numRuns: 1_500 },
  );
  expect(same).toBeGreaterThan(20);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doc, docWith, h, note, p, place } from '../document/builder.ts';
import type { Block, BlockId, BriefingDocument } from '../document/document.ts';
import { compareByRank } from '../document/rank.ts';
import { footnotesOf, plainText } from '../document/walk.ts';
import {
  restoreAll,
  restoreBlock,
  restoreField,
  type RestoringChange,
} from './restore.ts';

/** `document` with the change made, as the library makes it. */
function changed(
  document: BriefingDocument,
  change: RestoringChange | null,
): BriefingDocument {
  if (!change) throw new Error('There is no change.');
  const blocks = new Map(document.blocks.map((block) => [block.id, block]));
  for (const id of change.remove) blocks.delete(id);
  for (const { id, rank } of change.move) {
    const block = blocks.get(id);
    if (block) blocks.set(id, { ...block, rank });
  }
  for (const block of change.put) blocks.set(block.id, block);
  return {
    ...document,
    ...change.head,
    blocks: [...blocks.values()].sort(compareByRank),
  };
}

const words = ({ blocks }: BriefingDocument): string[] => blocks.map(plainText);

let ids = 0;
const newId = (): string => `new${(ids += 1)}`;

const withBlocks = (
  document: BriefingDocument,
  blocks: readonly Block[],
): BriefingDocument => ({ ...document, blocks });

describe('all', () => {
  test('of the head comes back what is text, and the status stays', () => {
    const version = docWith({ title: 'Old', fields: { to: 'A' } }, p('One'));
    const now: BriefingDocument = {
      ...version,
      title: 'New',
      marking: 'SECRET',
      status: 'cleared',
      fields: {},
    };
    const change = restoreAll(now, version);
    expect(change).toEqual({
      put: [],
      move: [],
      remove: [],
      head: { title: 'Old', marking: '', fields: { to: 'A' } },
    });
    expect(changed(now, change)).toEqual({ ...version, status: 'cleared' });
  });

  const all = place(Array.from({ length: 9 }, (_, at) => p(`Block${at}`)));
  const ranks = all.map(({ rank }) => rank);
  /** Some of the blocks in some order, some of them in other words. */
  const documents = fc
    .uniqueArray(fc.tuple(fc.nat(8), fc.boolean()), {
      selector: ([at]) => at,
      maxLength: 9,
    })
    .map((list) =>
      withBlocks(
        doc(),
        list.flatMap(([at, isOther], index): Block[] => {
          const block = all[at];
          const rank = ranks[index];
          if (!block || !rank) return [];
          return isOther && block.type === 'paragraph'
            ? [{ ...block, rank, content: [{ type: 'text', text: 'Other' }] }]
            : [{ ...block, rank }];
        }),
      ),
    );
  test('gives the version again, from whatever stands now', () => {
    fc.assert(
      fc.property(documents, documents, (now, version) => {
        expect(changed(now, restoreAll(now, version))).toEqual(version);
        expect(restoreAll(version, version)).toEqual({
          put: [],
          move: [],
          remove: [],
          head: {},
        });
      }),
    );
  });
});

describe('one block', () => {
  const version = doc(
    h(1, 'Issue'),
    p('The ferry leaves at nine.', note('Timetable')),
    p('It is late.'),
    h(1, 'Advice'),
    p('Buy another.'),
  );
  const [issue, ferry, late, advice, buy] = version.blocks as [
    Block,
    Block,
    Block,
    Block,
    Block,
  ];
  const restored = (blocks: readonly Block[], { id }: Block): string[] => {
    const now = withBlocks(version, blocks);
    return words(changed(now, restoreBlock(now, version, id, newId)));
  };
  const inWords = (block: Block, text: string): Block => ({
    id: block.id,
    rank: block.rank,
    type: 'paragraph',
    content: [{ type: 'text', text }],
  });

  test('that was changed has its words again, and the others stay as they are', () => {
    expect(
      restored(
        [issue, inWords(ferry, 'The ferry leaves at ten.'), inWords(late, 'x')],
        ferry,
      ),
    ).toEqual(['Issue', 'The ferry leaves at nine.', 'x']);
  });

  test('that was removed comes back to where it stood', () => {
    expect(restored([issue, ferry, advice, buy], late)).toEqual(words(version));
    expect(restored([ferry, late, advice, buy], issue)).toEqual(words(version));
    expect(restored([], buy)).toEqual(['Buy another.']);
  });

  test('that was moved goes back', () => {
    const moved = { ...late, rank: 'b99' as Block['rank'] };
    expect(restored([issue, ferry, advice, buy, moved], late)).toEqual(
      words(version),
    );
  });

  test('that is new goes', () => {
    const [fresh] = place([p('New')]) as [Block];
    expect(restored([issue, ferry, late, advice, buy, fresh], fresh)).toEqual(
      words(version),
    );
  });

  test('whose note stands elsewhere by now gets a note of its own', () => {
    const now = withBlocks(version, [
      inWords(ferry, 'Short.'),
      { ...ferry, id: 'other' as BlockId, rank: late.rank },
    ]);
    const after = changed(now, restoreBlock(now, version, ferry.id, newId));
    const notes = footnotesOf(after.blocks).map(({ footnote }) => footnote.id);
    expect(new Set(notes).size).toBe(2);
  });

  test('that is as it was changes nothing, and one that never was is none', () => {
    expect(restoreBlock(version, version, late.id, newId)).toEqual({
      put: [],
      move: [],
      remove: [],
      head: {},
    });
    expect(restoreBlock(version, version, 'none' as BlockId, newId)).toBeNull();
  });
});

describe('one field', () => {
  const version = docWith(
    { title: 'Old', fields: { to: 'A', by: '2026' } },
    p('One'),
  );
  const now: BriefingDocument = {
    ...version,
    title: 'New',
    marking: 'SECRET',
    status: 'cleared',
    fields: { to: 'B', ref: 'x' },
  };
  const restored = (field: string): BriefingDocument =>
    changed(now, restoreField(now, version, field));

  test('comes back, and all else stays', () => {
    expect(restored('title')).toEqual({ ...now, title: 'Old' });
    expect(restored('marking')).toEqual({ ...now, marking: '' });
    expect(restored('fields.to').fields).toEqual({ to: 'A', ref: 'x' });
    expect(restored('fields.by').fields).toEqual({
      to: 'B',
      ref: 'x',
      by: '2026',
    });
  });

  test('goes where it was empty then', () => {
    expect(restored('fields.ref').fields).toEqual({ to: 'B' });
  });

  test('that stands so already changes nothing', () => {
    expect(restoreField(now, version, 'language')?.head).toEqual({});
    expect(restoreField(version, version, 'fields.to')?.head).toEqual({});
  });

  test('how things stand, and what neither has, is none', () => {
    for (const name of [
      'status',
      'template',
      'fields',
      'blocks',
      'fields.none',
      'fields.constructor',
      'toString',
    ])
      expect(restoreField(now, version, name)).toBeNull();
  });
});

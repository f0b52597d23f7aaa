import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cite, note, p, place, text } from '../document/builder.ts';
import type { Block, Inline } from '../document/document.ts';
import { atomsOf, contentOf } from './atoms.ts';
import { mergeSuggestions } from './merge-suggestions.ts';
import { suggestEdit } from './suggest-edit.ts';
import { listSuggestions } from './list-suggestions.ts';
import { asIfRejected, decideSuggestions, isLine } from './suggestions.ts';

let made = 0;
const by = (author: string) => ({
  author,
  at: '2026-11-28T10:00:00.000Z',
  newId: () => {
    made += 1;
    return `m${made}`;
  },
});

function first(blocks: readonly Block[]): Block {
  const [block] = blocks;
  if (!block) throw new Error('There is none');
  return block;
}

/** The block as somebody suggests it: so many letters from there gone, and words in their place. */
function suggested(
  block: Block,
  author: string,
  { from, gone, words }: { from: number; gone: number; words: string },
): Block {
  if (!isLine(block)) return block;
  const atoms = atomsOf(block.content);
  const at = from % (atoms.length + 1);
  const after = {
    ...block,
    content: contentOf([
      ...atoms.slice(0, at),
      ...atomsOf(words === '' ? [] : [text(words)]),
      ...atoms.slice(at + gone),
    ]) as Inline[],
  };
  return first(
    suggestEdit({
      before: [block],
      after: [after],
      by: by(author),
      selected: null,
      spots: [],
      backward: false,
      pasted: false,
    }).blocks,
  );
}

const base = (): Block =>
  first(
    place([
      p('The quay is closed', note('Log of ', cite('port')), ' to ships.'),
    ]),
  );

const edit = fc.record({
  from: fc.nat(40),
  gone: fc.nat(6),
  words: fc.constantFrom('', 'x', 'new words'),
});

const ids = (block: Block): string[] =>
  listSuggestions([block])
    .map(({ id }) => id)
    .sort();

test('two people suggest at random: both are kept and nothing that is said changes, or it is a conflict', () => {
  fc.assert(
    fc.property(
      fc.array(edit, { maxLength: 3 }),
      fc.array(edit, { maxLength: 3 }),
      (anas, bens) => {
        const from = base();
        const ours = anas.reduce(
          (block, each) => suggested(block, 'Ana', each),
          from,
        );
        const theirs = bens.reduce(
          (block, each) => suggested(block, 'Ben', each),
          from,
        );
        const merged = mergeSuggestions(from, ours, theirs);
        expect(mergeSuggestions(from, theirs, ours)).toEqual(merged);
        expect(mergeSuggestions(from, ours, from)).toEqual(ours);
        expect(mergeSuggestions(from, ours, ours)).toEqual(ours);
        if (!merged) return;
        expect(asIfRejected([merged])).toEqual([from]);
        expect(ids(merged)).toEqual([...ids(ours), ...ids(theirs)].sort());
        const of = (author: string, block: Block) =>
          decideSuggestions([block], (each) =>
            each.author === author ? 'accept' : 'reject',
          );
        expect(of('Ana', merged)).toEqual(of('Ana', ours));
        expect(of('Ben', merged)).toEqual(of('Ben', theirs));
      },
    ),
  );
});

test('at places of their own they are joined, and at one they stand side by side, by author', () => {
  const from = base();
  const at = (author: string, where: number, words: string) =>
    suggested(from, author, { from: where, gone: 0, words });
  expect(
    mergeSuggestions(from, at('Ana', 3, ' old'), at('Ben', 18, ' now')),
  ).not.toBe(null);
  // Whoever was first.
  const ben = at('Ben', 3, ' new');
  const ana = at('Ana', 3, ' old');
  const cy = at('Cy', 3, ' own');
  const both = mergeSuggestions(from, ana, ben);
  expect(mergeSuggestions(from, ben, ana)).toEqual(both);
  const all = both && mergeSuggestions(from, cy, both);
  expect(all && listSuggestions([all]).map(({ author }) => author)).toEqual([
    'Ana',
    'Ben',
    'Cy',
  ]);
  const others = mergeSuggestions(from, cy, ana);
  expect(others && mergeSuggestions(from, others, ben)).toEqual(all);
  // Not where one of them writes in the word that the other takes out.
  const gone = suggested(from, 'Ana', { from: 4, gone: 4, words: 'pier' });
  expect(mergeSuggestions(from, gone, at('Ben', 6, 'X'))).toBe(null);
});

test('in the words of one note, too; not where one of them changed what it says', () => {
  const from = base();
  const within = (author: string | null, change: (words: string) => string) => {
    if (!isLine(from)) throw new Error('It is one');
    const after = {
      ...from,
      content: from.content.map((part) =>
        part.type === 'footnote'
          ? {
              ...part,
              content: part.content.map((inner) =>
                inner.type === 'text'
                  ? { ...inner, text: change(inner.text) }
                  : inner,
              ),
            }
          : part,
      ),
    } as Block;
    return first(
      suggestEdit({
        before: [from],
        after: [after],
        by: author === null ? null : by(author),
        selected: null,
        spots: [],
        backward: false,
        pasted: false,
      }).blocks,
    );
  };
  const ana = within('Ana', (words) => `See ${words}`);
  const ben = within('Ben', (words) => `${words}the `);
  const merged = mergeSuggestions(from, ana, ben);
  expect(merged && listSuggestions([merged])).toMatchObject([
    { author: 'Ana', after: 'See ' },
    { author: 'Ben', after: 'the ' },
  ]);
  expect(
    mergeSuggestions(
      from,
      ana,
      within(null, (words) => `${words}a `),
    ),
  ).toBe(null);
});

test('that it becomes a heading and that words come are joined', () => {
  const from = base();
  const words = suggested(from, 'Ana', { from: 3, gone: 0, words: ' old' });
  if (!isLine(from)) throw new Error('It is one');
  const heading = first(
    suggestEdit({
      before: [from],
      after: [{ ...from, type: 'heading', level: 2 }],
      by: by('Ben'),
      selected: null,
      spots: [],
      backward: false,
      pasted: false,
    }).blocks,
  );
  const merged = mergeSuggestions(from, words, heading);
  expect(merged).toMatchObject({
    type: 'heading',
    reshaped: { author: 'Ben' },
  });
  expect(merged && asIfRejected([merged])).toEqual([from]);
});

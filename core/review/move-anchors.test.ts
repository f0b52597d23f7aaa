import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doc, note, p } from '../document/builder.ts';
import type { Block, BlockId } from '../document/document.ts';
import { moveAnchor, type BlockShift } from './move-anchors.ts';
import { anchoredText, contextOf, type Anchor } from './thread.ts';

const block = (id: string, text: string): Block => ({
  type: 'paragraph',
  id: id as BlockId,
  rank: 'a0' as never,
  content: text === '' ? [] : [{ type: 'text', text }],
});

function anchorOn(id: string, text: string, words: string): Anchor {
  const start = text.indexOf(words);
  const end = start + words.length;
  return {
    on: 'words',
    block: id as BlockId,
    footnote: null,
    citation: null,
    start,
    end,
    words,
    ...contextOf(text, start, end),
    lost: false,
    last: '',
  };
}

const shift = (
  id: string,
  before: string | null,
  after: string | null,
): BlockShift => ({
  before: before === null ? null : block(id, before),
  after: after === null ? null : block(id, after),
});

/** The words that the anchor stands on after its one block was changed; null where they are gone. */
function covered(words: string, before: string, after: string): string | null {
  const { lost, start, end } = moveAnchor(anchorOn('b', before, words), [
    shift('b', before, after),
  ]);
  return lost ? null : after.slice(start ?? 0, end ?? 0);
}

describe('words of one block', () => {
  const TEXT = 'Costs rose by twelve per cent in May.';
  const WORDS = 'twelve per cent';
  test.each([
    [
      'what comes before moves it',
      'In fact costs rose by twelve per cent in May.',
      WORDS,
    ],
    [
      'what is typed straight before is none of it',
      'Costs rose by the twelve per cent in May.',
      WORDS,
    ],
    [
      'what is typed straight behind is none of it',
      'Costs rose by twelve per cent or so in May.',
      WORDS,
    ],
    [
      'what is typed within is',
      'Costs rose by twelve full per cent in May.',
      'twelve full per cent',
    ],
    ['a part goes', 'Costs rose by twelve in May.', 'twelve'],
    ['its start goes', 'Costs rose by per cent in May.', 'per cent'],
    [
      'a word is spelt otherwise',
      'Costs rose by twelve percent in May.',
      'twelve percent',
    ],
    [
      'its last word gets a longer one',
      'Costs rose by twelve per cents in May.',
      'twelve per cents',
    ],
    [
      'a word is put in place of another',
      'Costs rose by ten per cent in May.',
      'per cent',
    ],
    ['all of it goes', 'Costs rose by in May.', null],
    ['something else is in its place', 'Costs rose by a tenth in May.', null],
    [
      'it moves within the block',
      'In May, twelve per cent was how much costs rose by.',
      WORDS,
    ],
  ])('%s', (_, after, words) => {
    expect(covered(WORDS, TEXT, after)).toBe(words);
  });

  test('a word before it that begins with the same letters is none of it, letter by letter', () => {
    let [text, anchor] = ['two per cent', anchorOn('b', 'two per cent', 'two')];
    for (const typed of ['t', 'th', 'the', 'the ']) {
      const after = `${typed}two per cent`;
      anchor = moveAnchor(anchor, [shift('b', text, after)]);
      text = after;
      expect(text.slice(anchor.start ?? 0, anchor.end ?? 0)).toBe('two');
    }
  });

  test('words that were written in place of others come back as they were', () => {
    const first = anchorOn('b', TEXT, WORDS);
    let anchor = first;
    let text = TEXT;
    for (const after of [
      'Costs rose by twelve in May.',
      'Costs rose by in May.',
      'Costs rose in May.',
      TEXT,
    ]) {
      anchor = moveAnchor(anchor, [shift('b', text, after)]);
      text = after;
    }
    expect(anchor).toEqual(first);
  });

  test('of Japanese, one character is kept while others go', () => {
    expect(
      covered(
        '十二パーセント',
        '費用は十二パーセント上がった。',
        '費用は二パーセント上がった。',
      ),
    ).toBe('二パーセント');
    expect(covered('𠮷野家', 'あ𠮷野家い', 'あ𠮷家い')).toBe('𠮷家');
  });

  test('the marks of notes count nothing', () => {
    const [before] = doc(p('Costs ', note('n'), 'rose.')).blocks;
    if (!before) throw new Error('no block');
    const anchor = {
      ...anchorOn('b', 'Costs rose.', 'rose'),
      block: before.id,
    };
    const after = {
      ...before,
      content: [{ type: 'text', text: 'Costs rose.' }],
    } as Block;
    expect(moveAnchor(anchor, [{ before, after }])).toBe(anchor);
  });
});

describe('words that go to another block', () => {
  const TEXT = 'Costs rose by twelve per cent in May.';
  const first = anchorOn('a', TEXT, 'twelve per cent');
  const where = (
    anchor: Anchor,
    texts: Record<string, string>,
  ): string | null =>
    anchor.lost
      ? null
      : `${String(anchor.block)}: ${(texts[anchor.block ?? ''] ?? '').slice(anchor.start ?? 0, anchor.end ?? 0)}`;

  test('cut, saved, and pasted into another', () => {
    const cut = moveAnchor(first, [shift('a', TEXT, 'Costs rose by in May.')]);
    expect(cut.lost).toBe(true);
    expect(cut.words).toBe('twelve per cent');
    const pasted = 'It was twelve per cent in all.';
    const found = moveAnchor(cut, [shift('b', 'It was  in all.', pasted)]);
    expect(where(found, { b: pasted })).toBe('b: twelve per cent');
    // And back.
    const gone = moveAnchor(found, [shift('b', pasted, 'It was  in all.')]);
    expect(
      moveAnchor(gone, [shift('a', 'Costs rose by in May.', TEXT)]),
    ).toEqual(first);
  });

  test('edited, cut, saved, and pasted: those that it was made on come first', () => {
    const edited = 'Costs rose by twelve full per cent in May.';
    const rest = 'Costs rose by in May.';
    const moved = moveAnchor(first, [shift('a', TEXT, edited)]);
    const cut = moveAnchor(moved, [shift('a', edited, rest)]);
    expect(cut).toMatchObject({
      lost: true,
      words: 'twelve per cent',
      last: 'twelve full per cent',
    });
    const pasted = 'It was twelve full per cent in all.';
    const found = moveAnchor(cut, [shift('b', 'It was  in all.', pasted)]);
    expect(where(found, { b: pasted })).toBe('b: twelve full per cent');
    expect(found).toMatchObject({ words: 'twelve per cent', last: '' });
    expect(moveAnchor(cut, [shift('a', rest, edited)])).toEqual(moved);
    const both = 'It was twelve full per cent, or twelve per cent.';
    expect(
      where(moveAnchor(cut, [shift('b', 'It was', both)]), { b: both }),
    ).toBe('b: twelve per cent');
  });

  test('divided and joined', () => {
    const divided = moveAnchor(first, [
      shift('a', TEXT, 'Costs rose by '),
      shift('b', null, 'twelve per cent in May.'),
    ]);
    expect(where(divided, { b: 'twelve per cent in May.' })).toBe(
      'b: twelve per cent',
    );
    expect(
      moveAnchor(divided, [
        shift('a', 'Costs rose by ', TEXT),
        shift('b', 'twelve per cent in May.', null),
      ]),
    ).toEqual(first);
    const within = moveAnchor(first, [
      shift('a', TEXT, 'Costs rose by twelve '),
      shift('b', null, 'per cent in May.'),
    ]);
    expect(where(within, { a: 'Costs rose by twelve ' })).toBe('a: twelve');
    expect(
      moveAnchor(within, [
        shift('a', 'Costs rose by twelve ', TEXT),
        shift('b', 'per cent in May.', null),
      ]),
    ).toEqual(first);
  });

  test('what stood around it decides between two places', () => {
    const lost = moveAnchor(first, [shift('a', TEXT, null)]);
    const pasted =
      'Before: twelve per cent. Costs rose by twelve per cent in May.';
    const found = moveAnchor(lost, [shift('b', null, pasted)]);
    expect(found.start).toBe(pasted.lastIndexOf('twelve'));
  });

  test('the same words that stood there all the time are not taken for it', () => {
    const other = 'Nobody pays twelve per cent.';
    const lost = moveAnchor(first, [shift('a', TEXT, 'Costs rose.')]);
    expect(
      moveAnchor(lost, [shift('b', other, `${other} Nobody at all.`)]).lost,
    ).toBe(true);
  });

  test('a short word that is typed somewhere is not taken for it', () => {
    const lost = moveAnchor(anchorOn('a', 'Was it a ferry?', 'it'), [
      shift('a', 'Was it a ferry?', 'A ferry?'),
    ]);
    expect(
      moveAnchor(lost, [shift('b', 'Nobody', 'Nobody knew of it then')]).lost,
    ).toBe(true);
  });
});

test('a note that is cut and pasted is found by its id, and one that is gone is lost', () => {
  const [with_, without] = doc(p('One.', note('A ferry.')), p('Two.')).blocks;
  if (with_?.type !== 'paragraph' || without?.type !== 'paragraph')
    throw new Error('no blocks');
  const mark = with_.content[1];
  if (mark?.type !== 'footnote') throw new Error('no note');
  const anchor: Anchor = {
    ...anchorOn('x', '', ''),
    on: 'footnote',
    block: with_.id,
    footnote: mark.id,
    start: null,
    end: null,
    words: 'A ferry.',
  };
  const cut = { ...with_, content: with_.content.slice(0, 1) };
  const pasted = { ...without, content: [...without.content, mark] };
  const lost = moveAnchor(anchor, [{ before: with_, after: cut }]);
  expect(lost.lost).toBe(true);
  expect(moveAnchor(lost, [{ before: without, after: pasted }])).toEqual({
    ...anchor,
    block: without.id,
  });
  const words: Anchor = {
    ...anchorOn('x', 'A ferry.', 'ferry'),
    block: with_.id,
    footnote: mark.id,
  };
  expect(
    moveAnchor(words, [
      { before: with_, after: cut },
      { before: without, after: pasted },
    ]),
  ).toEqual({ ...words, block: without.id });
});

/** Words that have little in common. */
const wordOf = (n: number): string =>
  Array.from({ length: 8 }, (_, at) =>
    String.fromCharCode(
      97 + ((Math.imul(n + 1, 2_654_435_761) >>> (at * 3)) % 26),
    ),
  ).join('');

/** A text of which every word is another, so that it is known which of them survived. */
type Model = { readonly words: readonly string[]; readonly made: number };

const edit = fc.record({
  at: fc.nat(),
  out: fc.integer({ min: 0, max: 4 }),
  put: fc.integer({ min: 0, max: 3 }),
});

test('it stands from the first to the last of its words that survived, whatever was done to the others', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: 30 }),
      fc.nat(),
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), {
        maxLength: 12,
      }),
      (length, from, many, saves) => {
        let model: Model = {
          words: Array.from({ length }, (_, n) => wordOf(n)),
          made: length,
        };
        const start = from % Math.max(1, length - many);
        const marked = model.words.slice(start, start + many);
        // What is written within them is of them from then on.
        let own: readonly string[] = marked;
        let anchor = anchorOn('a', model.words.join(' '), marked.join(' '));
        for (const edits of saves) {
          const before = model.words.join(' ');
          for (const { at, out, put } of edits) {
            const words = [...model.words];
            const fresh = Array.from({ length: put }, (_, n) =>
              wordOf(model.made + n),
            );
            words.splice(at % (words.length + 1), out, ...fresh);
            model = { words, made: model.made + put };
          }
          anchor = moveAnchor(anchor, [
            shift('a', before, model.words.join(' ')),
          ]);
          const places = own
            .map((word) => model.words.indexOf(word))
            .filter((place) => place >= 0);
          own =
            places.length === 0
              ? []
              : model.words.slice(Math.min(...places), Math.max(...places) + 1);
        }
        const text = model.words.join(' ');
        expect(anchor.lost).toBe(own.length === 0);
        if (!anchor.lost)
          expect(text.slice(anchor.start ?? 0, anchor.end ?? 0)).toBe(
            own.join(' '),
          );
      },
    ),
    { numRuns: 2_000 },
  );
});

test('what was written within its words goes with them, wherever and whenever they are pasted', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: 12 }),
      fc.nat(),
      fc.integer({ min: 2, max: 6 }),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('elsewhere', 'alone', 'back'),
      fc.nat(),
      fc.boolean(),
      (length, from, many, edits, where, place, later) => {
        const wordsFrom = (first: number, count: number): string[] =>
          Array.from({ length: count }, (_, n) => wordOf(first + n));
        let made = length;
        let words = wordsFrom(0, length);
        const start = from % Math.max(1, length - many);
        let text = words.join(' ');
        let anchor = anchorOn(
          'a',
          text,
          words.slice(start, start + many).join(' '),
        );
        for (const { at, out, put } of edits) {
          const spot = at % (words.length + 1);
          words = words.toSpliced(spot, out, ...wordsFrom(made, put));
          made += put;
          const after = words.join(' ');
          anchor = moveAnchor(anchor, [shift('a', text, after)]);
          text = after;
        }
        fc.pre(!anchor.lost);
        const stood = text.slice(anchor.start ?? 0, anchor.end ?? 0);
        const left = [
          text.slice(0, anchor.start ?? 0).trim(),
          text.slice(anchor.end ?? 0).trim(),
        ].filter((part) => part !== '');
        const cut = shift('a', text, left.join(' '));
        const others = wordsFrom(made, 6);
        const into = {
          elsewhere: shift(
            'b',
            others.join(' '),
            others.toSpliced(place % 7, 0, stood).join(' '),
          ),
          alone: shift('n', null, stood),
          back: shift(
            'a',
            left.join(' '),
            left.toSpliced(place % (left.length + 1), 0, stood).join(' '),
          ),
        }[where];
        if (later || where === 'back') {
          anchor = moveAnchor(anchor, [cut]);
          expect(anchor.lost).toBe(true);
          anchor = moveAnchor(anchor, [into]);
        } else anchor = moveAnchor(anchor, [cut, into]);
        expect(anchor).toMatchObject({
          block: into.after?.id,
          lost: false,
          last: '',
        });
        const found = into.after && anchoredText(into.after, null);
        expect(found?.slice(anchor.start ?? 0, anchor.end ?? 0)).toBe(stood);
      },
    ),
    { numRuns: 2_000 },
  );
});

const VOCABULARY =
  'the cost of ferries rose to a twelfth 費用 「は」 🚢 then other there roses in which 🚣 quays lie'.split(
    ' ',
  );
/** Up to four blocks without a word that is in them twice: of two that are the same there is no saying which it was. */
const sentences = fc
  .tuple(
    fc.shuffledSubarray(VOCABULARY, { minLength: 6 }),
    fc.integer({ min: 3, max: 12 }),
  )
  .map(([words, many]) =>
    Array.from({ length: Math.ceil(words.length / many) }, (_, n) =>
      words.slice(n * many, (n + 1) * many).join(' '),
    ),
  );
const step = fc.oneof(
  fc.record({
    kind: fc.constant('type' as const),
    block: fc.nat(),
    at: fc.nat(),
    text: fc.constantFrom('x', 'th', 'the ', ' rose', 'é', '\n', '費'),
  }),
  fc.record({
    kind: fc.constant('delete' as const),
    block: fc.nat(),
    at: fc.nat(),
    many: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({
    kind: fc.constant('divide' as const),
    block: fc.nat(),
    at: fc.nat(),
  }),
  fc.record({ kind: fc.constant('join' as const), block: fc.nat() }),
  fc.record({
    kind: fc.constant('carry' as const),
    block: fc.nat(),
    at: fc.nat(),
    many: fc.integer({ min: 1, max: 30 }),
    to: fc.nat(),
    place: fc.nat(),
  }),
  fc.record({ kind: fc.constant('move' as const), block: fc.nat() }),
);
type State = ReadonlyMap<string, string>;

function cutAt(text: string, at: number): number {
  const place = at % (text.length + 1);
  return /[\udc00-\udfff]/.test(text[place] ?? '') ? place + 1 : place;
}

function taken(
  state: State,
  { ...done }: typeof step extends fc.Arbitrary<infer S> ? S : never,
  fresh: string,
): State {
  const ids = [...state.keys()];
  const id = ids[done.block % ids.length] ?? '';
  const text = state.get(id) ?? '';
  const next = new Map(state);
  switch (done.kind) {
    case 'type': {
      const at = cutAt(text, done.at);
      next.set(id, text.slice(0, at) + done.text + text.slice(at));
      break;
    }
    case 'delete': {
      const at = cutAt(text, done.at);
      next.set(
        id,
        text.slice(0, at) +
          text.slice(cutAt(text, Math.min(text.length, at + done.many))),
      );
      break;
    }
    case 'divide': {
      const at = cutAt(text, done.at);
      next.set(id, text.slice(0, at));
      next.set(fresh, text.slice(at));
      break;
    }
    case 'join': {
      const other = ids[(ids.indexOf(id) + 1) % ids.length] ?? '';
      if (other === id) break;
      next.set(id, text + (state.get(other) ?? ''));
      next.delete(other);
      break;
    }
    case 'carry': {
      const at = cutAt(text, done.at);
      const end = cutAt(text, Math.min(text.length, at + done.many));
      next.set(id, text.slice(0, at) + text.slice(end));
      const to = ids[done.to % ids.length] ?? '';
      const into = next.get(to) ?? '';
      const place = cutAt(into, done.place);
      next.set(
        to,
        into.slice(0, place) + text.slice(at, end) + into.slice(place),
      );
      break;
    }
    case 'move':
      next.delete(id);
      next.set(fresh, text);
      break;
  }
  return next;
}

const between = (before: State, after: State): BlockShift[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((id) =>
    before.get(id) === after.get(id)
      ? []
      : [shift(id, before.get(id) ?? null, after.get(id) ?? null)],
  );

test('a part of the words that seems to have stayed elsewhere goes back where all of them do', () => {
  const first = anchorOn('b0', 'ferries go in to', ' to');
  // An "o" came before another one and went again: nobody can tell which of them it was.
  const part = { ...first, block: 'b1' as BlockId, start: 0, end: 1 };
  const back = [
    shift('b0', 'ferries go in t', 'ferries go in to'),
    shift('n0', 'o', null),
  ];
  expect(moveAnchor(part, back)).toEqual(first);
  expect(moveAnchor(part, [shift('b2', 'ferries', 'ferries go to')])).toBe(
    part,
  );
});

test('after all was undone it is what it was, whatever was done and however it was saved', () => {
  fc.assert(
    fc.property(
      sentences,
      fc.nat(),
      fc.integer({ min: 3, max: 20 }),
      fc.array(step, { maxLength: 14 }),
      fc.infiniteStream(fc.boolean()),
      (texts, from, many, steps, saves) => {
        const begin: State = new Map(
          texts.map((text, n) => [`b${String(n)}`, text]),
        );
        const text = texts[0] ?? '';
        const start = cutAt(text, from % text.length);
        const end = cutAt(text, Math.min(text.length, start + many));
        fc.pre(/\p{L}/u.test(text.slice(start, end)));
        const words = text.slice(start, end);
        const all = texts.join('\0');
        fc.pre(all.indexOf(words) === all.lastIndexOf(words));
        const context = contextOf(text, start, end);
        const first: Anchor = {
          ...anchorOn('b0', text, words),
          start,
          end,
          ...context,
        };
        const states: State[] = [begin];
        for (const [n, done] of steps.entries())
          states.push(taken(states.at(-1) ?? begin, done, `n${String(n)}`));
        let anchor = first;
        let last = begin;
        for (const state of [...states, ...states.toReversed()]) {
          if (saves.next().value !== true && state !== begin) continue;
          anchor = moveAnchor(anchor, between(last, state));
          last = state;
          if (!anchor.lost && anchor.start !== null) {
            const standing =
              anchoredText(
                block('x', state.get(anchor.block ?? '') ?? ''),
                null,
              ) ?? '';
            expect(standing.length).toBeGreaterThanOrEqual(anchor.end ?? 0);
            expect(anchor.start).toBeLessThan(anchor.end ?? 0);
          }
        }
        expect(anchor).toEqual(first);
      },
    ),
    { numRuns: 2_000 },
  );
});

import { describe, expect, test } from 'vitest';
import type { BlockId } from '../document/document.ts';
import {
  placeMergedThread,
  type AnchoredTexts,
  type Made,
} from './place-merged-thread.ts';
import { contextOf, type Anchor } from './thread.ts';

const id = (block: string): BlockId => block as BlockId;

const textOf = (
  blocks: Record<string, string>,
  notes: Record<string, [block: string, text: string]> = {},
): AnchoredTexts => ({
  texts: new Map([
    ...Object.entries(blocks).map(
      ([block, text]) => [`block ${block}`, text] as const,
    ),
    ...Object.entries(notes).map(
      ([note, [, text]]) => [`note ${note}`, text] as const,
    ),
  ]),
  notes: new Map(
    Object.entries(notes).map(([note, [block]]) => [note, id(block)]),
  ),
});

function onWords(
  block: string,
  text: string,
  words: string,
  more: Partial<Anchor> = {},
): Anchor {
  const start = text.indexOf(words);
  const end = start + words.length;
  return {
    on: 'words',
    block: id(block),
    footnote: null,
    citation: null,
    start,
    end,
    words,
    ...contextOf(text, start, end),
    lost: false,
    last: '',
    ...more,
  };
}

const madeAt = ({ block, start, end, words }: Anchor): Made => ({
  block,
  start,
  end,
  words,
});

const COSTS = 'Costs rose by twelve per cent in May. They fell again in June.';
const anchor = onWords('a', COSTS, 'twelve per cent');
const made = madeAt(anchor);
const base = textOf({ a: COSTS, b: 'Nothing else.' });
const ours = { anchor, text: base };

describe('a thread on words', () => {
  test('stays where nobody changed the text', () => {
    expect(
      placeMergedThread(
        made,
        { ours, theirs: ours },
        textOf({ a: COSTS, b: 'All else.' }),
      ),
    ).toEqual(anchor);
  });

  test('hangs where the reviewer has it, whose text stands: also where its words were changed', () => {
    const text = COSTS.replace('twelve per cent', 'twelve full per cent');
    const theirs = {
      anchor: { ...anchor, end: 14 + 'twelve full per cent'.length },
      text: textOf({ a: text, b: 'Nothing else.' }),
    };
    const now = textOf({ a: text, b: 'All else.' });
    expect(placeMergedThread(made, { ours, theirs }, now)).toEqual(
      theirs.anchor,
    );
    expect(placeMergedThread(made, { ours: null, theirs }, now)).toEqual(
      theirs.anchor,
    );
  });

  test('goes with its words into the block that was divided from theirs', () => {
    const [first, second] = ['Costs rose by ', COSTS.slice(14)];
    const now = textOf({ a: first, x: second, b: 'Nothing else.' });
    expect(placeMergedThread(made, { ours, theirs: ours }, now)).toMatchObject({
      block: 'x',
      start: 0,
      end: 15,
      lost: false,
    });
  });

  test('goes back to where it was made when its words stand there again', () => {
    const moved = { ...anchor, block: id('x'), start: 0, end: 15 };
    const text = textOf({ a: 'Costs rose by ', x: COSTS.slice(14) });
    expect(
      placeMergedThread(
        made,
        { ours: { anchor: moved, text }, theirs: null },
        textOf({ a: `So ${COSTS}`, x: COSTS.slice(14) }),
      ),
    ).toMatchObject({ block: 'a', start: 17, lost: false });
  });

  test('is lost where its words are gone, and says the same whichever package came first', () => {
    const now = textOf({ a: 'Costs rose.', b: 'About twelve per cent of it.' });
    const later = { ...anchor, start: 20, end: 40 };
    const lost = { ...anchor, lost: true };
    expect(placeMergedThread(made, { ours, theirs: null }, now)).toEqual(lost);
    expect(
      placeMergedThread(
        made,
        { ours: null, theirs: { anchor: later, text: base } },
        now,
      ),
    ).toEqual(lost);
  });

  test('of a note goes with the note', () => {
    const text = 'See the annual report.';
    const inNote = onWords('a', text, 'annual', { footnote: 'n' as never });
    const there = textOf({ a: COSTS, b: 'B' }, { n: ['a', text] });
    expect(
      placeMergedThread(
        madeAt(inNote),
        { ours: { anchor: inNote, text: there }, theirs: null },
        textOf({ a: COSTS, b: 'B' }, { n: ['b', text] }),
      ),
    ).toEqual({ ...inNote, block: 'b' });
    expect(
      placeMergedThread(
        madeAt(inNote),
        { ours: { anchor: inNote, text: there }, theirs: null },
        textOf({ a: COSTS }),
      ),
    ).toEqual({ ...inNote, lost: true });
  });
});

test('a thread on a block is on its words as they are, and is lost with it', () => {
  const whole: Anchor = {
    ...anchor,
    on: 'block',
    start: null,
    end: null,
    words: COSTS,
    before: '',
    after: '',
  };
  const hanging = { anchor: whole, text: base };
  const at = madeAt(whole);
  expect(
    placeMergedThread(
      at,
      { ours: hanging, theirs: null },
      textOf({ a: 'New' }),
    ),
  ).toEqual({ ...whole, words: 'New' });
  expect(
    placeMergedThread(at, { ours: hanging, theirs: null }, textOf({ b: 'B' })),
  ).toEqual({ ...whole, lost: true });
});

test('a thread on a block that was reworded and then removed shows the words it was made on, whatever came in between', () => {
  const whole: Anchor = {
    ...anchor,
    on: 'block',
    start: null,
    end: null,
    words: COSTS,
    before: '',
    after: '',
  };
  const made = madeAt(whole);
  const reworded = textOf({ a: `${COSTS} Not in July.`, b: 'B' });
  const gone = textOf({ b: 'B' });
  const brought = { anchor: whole, text: base };
  const between = placeMergedThread(
    made,
    { ours: null, theirs: brought },
    reworded,
  );
  expect(between.words).toBe(`${COSTS} Not in July.`);
  const last = placeMergedThread(
    made,
    { ours: { anchor: between, text: reworded }, theirs: null },
    gone,
  );
  expect(last).toEqual({ ...whole, lost: true });
  expect(
    placeMergedThread(made, { ours: null, theirs: brought }, gone),
  ).toEqual(last);
});

test('threads on a citation and on the briefing', () => {
  const cited: Anchor = {
    ...anchor,
    on: 'citation',
    footnote: 'n' as never,
    citation: 'c' as never,
    start: null,
    end: null,
    words: '',
    before: '',
    after: '',
  };
  const hanging = { anchor: cited, text: base };
  const now = { ...base, notes: new Map([['c', id('b')]]) };
  expect(
    placeMergedThread(madeAt(cited), { ours: hanging, theirs: null }, now),
  ).toEqual({ ...cited, block: 'b' });
  expect(
    placeMergedThread(madeAt(cited), { ours: hanging, theirs: null }, base),
  ).toEqual({ ...cited, lost: true });
  const all: Anchor = { ...cited, on: 'briefing', block: null };
  expect(
    placeMergedThread(
      madeAt(all),
      { ours: null, theirs: { anchor: all, text: base } },
      base,
    ),
  ).toBe(all);
});

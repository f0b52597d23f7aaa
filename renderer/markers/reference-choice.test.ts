import { expect, test } from 'vitest';
import type { MatchedEntry } from '#core/citations/match-list.ts';
import { item } from '#core/citations/sources-fixture.ts';
import type { Source } from '#core/citations/source.ts';
import type { SourceId } from '#core/document/document.ts';
import {
  choicesOf,
  firstChoice,
  itemsToMake,
  linksOf,
  readAs,
  standing,
} from './reference-choice.ts';

const tides: Source = {
  id: 'tides' as SourceId,
  citekey: 'okafor2019',
  item: item({ type: 'book', title: 'Tides' }),
};
const entry = (more: Partial<MatchedEntry>): MatchedEntry => ({
  number: 1,
  text: 'Lind, P. (2021) Gauges. Port Press.',
  places: 2,
  matches: [],
  sure: null,
  ...more,
});
const match = { source: tides, score: 0.7, isSure: false };

test('what is sure is chosen, what is like none is new, and what may be one waits', () => {
  expect(firstChoice(entry({ sure: tides, matches: [match] }))).toBe('tides');
  expect(firstChoice(entry({ matches: [match] }))).toBe('leave');
  expect(firstChoice(entry({}))).toBe('new');
  expect(firstChoice(entry({ places: 0 }))).toBe('leave');
});

test('how it stands is said with its score', () => {
  const waiting = entry({ matches: [match] });
  expect(standing({ entry: waiting, choice: 'leave' }).words).toBe(
    'Perhaps Tides, 70 %',
  );
  expect(standing({ entry: waiting, choice: tides.id })).toEqual({
    kind: 'ok',
    words: 'Tides, 70 %',
  });
  expect(choicesOf(waiting).map(({ label }) => label)).toEqual([
    'Tides · 70 %',
    'New source',
    'Leave as it is',
  ]);
  expect(readAs(waiting.text)).toEqual({
    fields: 'Document · Lind · Gauges · 2021',
    rest: 'Port Press.',
  });
});

test('each number goes to its own source, made or known', () => {
  const chosen = [
    { entry: entry({ number: 1 }), choice: 'new' as const },
    { entry: entry({ number: 2 }), choice: tides.id },
    { entry: entry({ number: 3 }), choice: 'leave' as const },
    { entry: entry({ number: 4, text: 'Holt' }), choice: 'new' as const },
  ];
  expect(itemsToMake(chosen).map(({ title }) => title)).toEqual([
    'Gauges',
    'Holt',
  ]);
  const made = ['a', 'b'].map((id) => ({ ...tides, id: id as SourceId }));
  expect(linksOf(chosen, made)).toEqual([
    { number: 1, source: 'a', locator: null },
    { number: 2, source: 'tides', locator: null },
    { number: 4, source: 'b', locator: null },
  ]);
});

import { expect, test } from 'vitest';
import type { Source } from '../citations/source.ts';
import { cite, doc, note, p } from '../document/builder.ts';
import type { SourceId } from '../document/document.ts';
import { checkBriefing } from './check-briefing.ts';

const briefing = doc(
  p('One.', note(cite('a'), cite('b'))),
  p('Two.', note(cite('a')), ' And again.', note(cite('a'))),
);
const [first, second] = briefing.blocks.map(({ id }) => id);

const source = (id: string, kept: Partial<Source> = {}): Source => ({
  id: id as SourceId,
  citekey: `key-${id}`,
  item: {
    type: 'book',
    title: `Harbours, volume ${id}`,
    publisher: 'Quay Press',
    issued: { 'date-parts': [[2020]] },
  } as unknown as Source['item'],
  ...kept,
});

const found = (...sources: readonly Source[]): unknown[] =>
  checkBriefing(briefing, sources).map(({ check, severity, block, text }) => [
    check,
    severity,
    block,
    text,
  ]);

test('sources that stand as they did are not found', () => {
  expect(found(source('a'), source('b'))).toEqual([]);
});

test('a source that was withdrawn is an error, once in each block that cites it', () => {
  expect(found(source('a', { standing: 'withdrawn' }), source('b'))).toEqual([
    ['withdrawn-source', 'error', first, 'key-a'],
    ['withdrawn-source', 'error', second, 'key-a'],
  ]);
});

test('one that was superseded is a warning, one in the bin an error, and one can be both', () => {
  expect(
    found(
      source('a'),
      source('b', {
        standing: 'superseded',
        binned: '2026-03-01T09:00:00.000Z',
      }),
    ),
  ).toEqual([
    ['superseded-source', 'warning', first, 'key-b'],
    ['binned-source', 'error', first, 'key-b'],
  ]);
});

test('each says which note it is about', () => {
  const withdrawn = source('a', { standing: 'withdrawn' });
  expect(
    checkBriefing(briefing, [withdrawn]).map(({ message }) =>
      message.slice(0, 20),
    ),
  ).toEqual(['Note 1 cites key-a, ', 'Note 2 cites key-a, ']);
});

test('a source that is in nobody’s list is no finding of these', () => {
  expect(found(source('a', { standing: 'withdrawn' }))).toHaveLength(2);
  expect(found()).toEqual([]);
});

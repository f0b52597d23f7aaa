import { expect, test } from 'vitest';
import { doc, note, p } from '#core/document/builder.ts';
import { paperChange, type PaperSheet } from './paper-change.ts';

const { blocks, version: _, ...head } = doc(p('One', note('first')), p('Two'));
const [one, two] = blocks as [(typeof blocks)[0], (typeof blocks)[0]];
const words = { id: 'n' as never, block: one.id, number: 1, paragraphs: [] };
const sheet: PaperSheet = { head, blocks, notes: [words], list: [] };

test('with nothing told, all of it is said', () => {
  expect(paperChange(sheet, null)).toEqual({
    head,
    put: blocks,
    order: [one.id, two.id],
    notes: [{ id: 'n', paragraphs: [] }],
    list: [],
  });
});

test('what is the same is not said again, and the same sheet is no change', () => {
  expect(paperChange(sheet, sheet)).toBeNull();
  expect(paperChange({ ...sheet, head: { ...head } }, sheet)).toBeNull();
});

test('an edit says its block alone', () => {
  const edited = { ...two };
  expect(paperChange({ ...sheet, blocks: [one, edited] }, sheet)).toEqual({
    ...{ head, put: [edited], order: null, notes: [], list: null },
  });
});

test('a block that goes, and one that moves, are told by the order', () => {
  expect(paperChange({ ...sheet, blocks: [one] }, sheet)).toMatchObject({
    put: [],
    order: [one.id],
  });
  expect(paperChange({ ...sheet, blocks: [two, one] }, sheet)).toMatchObject({
    put: [],
    order: [two.id, one.id],
  });
});

test('a title, a note that reads otherwise and a list are changes', () => {
  const title = { ...head, title: 'Other' };
  expect(paperChange({ ...sheet, head: title }, sheet)?.head).toEqual(title);
  const read = { ...words, paragraphs: [[[{ text: 'x' }]]] };
  expect(paperChange({ ...sheet, notes: [read] }, sheet)?.notes).toEqual([
    { id: 'n', paragraphs: read.paragraphs },
  ]);
  expect(paperChange({ ...sheet, list: [] }, sheet)?.list).toEqual([]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourceId } from '../document/document.ts';
import {
  mergedParts,
  mergeSources,
  uniteNotes,
  type MergedFrom,
} from './merge-sources.ts';
import { cslItemSchema, type CslItem } from './source.ts';

const from = (
  id: string,
  fields: Record<string, unknown>,
  more: Partial<MergedFrom> = {},
): MergedFrom => ({
  id: id as SourceId,
  citekey: `key-${id}`,
  item: cslItemSchema.parse({ type: 'report', ...fields }),
  citeAs: null,
  standing: 'current',
  supersededBy: null,
  standingNote: '',
  ...more,
});

const A = from('a', { title: 'Ferries', volume: 3 });
const B = from('b', { title: 'Ferries 2025', DOI: '10.1234/a' });

test('what only one has stands in it, and what both have is that of the first', () => {
  expect(mergeSources([A, B], {})).toEqual({
    ...A,
    item: { type: 'report', title: 'Ferries', volume: 3, DOI: '10.1234/a' },
  });
});

test('what both have in two ways can be chosen', () => {
  const choices = { 'item.title': B.id, citekey: B.id };
  expect(
    mergedParts([A, B], choices)
      .filter(({ choices: { length } }) => length > 1)
      .map(({ part, chosen }) => [part, chosen]),
  ).toEqual([
    ['citekey', 'b'],
    ['item.title', 'b'],
  ]);
  const merged = mergeSources([A, B], choices);
  expect(merged).toMatchObject({ id: 'a', citekey: 'key-b' });
  expect(merged.item['title']).toBe('Ferries 2025');
});

test('the same value written in another order is no choice', () => {
  const one = from('a', { author: [{ family: 'Lind', given: 'Per' }] });
  const other = from('b', { author: [{ given: 'Per', family: 'Lind' }] });
  expect(
    mergedParts([one, other], {}).find(({ part }) => part === 'item.author'),
  ).toMatchObject({ choices: { length: 1 }, chosen: 'a' });
});

test('a choice of a source that has no value for it is none', () => {
  expect(
    mergeSources([A, B], { 'item.volume': B.id, 'item.none': B.id }).item,
  ).toEqual(mergeSources([A, B], {}).item);
});

test('what stood in the place of one of them, and is one with it, does not supersede it', () => {
  const old = from('a', {}, { standing: 'superseded', supersededBy: B.id });
  expect(mergeSources([old, B], {})).toMatchObject({
    standing: 'superseded',
    supersededBy: null,
  });
  expect(mergeSources([B, old], {})).toMatchObject({
    id: 'b',
    standing: 'superseded',
    supersededBy: null,
  });
});

test('every field of each is in it with the value of one of them, whatever is chosen', () => {
  const item = fc
    .dictionary(
      fc.constantFrom('title', 'volume', 'DOI', 'note', 'x-own', 'toString'),
      fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 3 })),
    )
    .map((fields) => ({ type: 'report', ...fields }) as unknown as CslItem);
  const ids = ['a', 'b', 'c'];
  fc.assert(
    fc.property(
      fc.tuple(item, item, item),
      fc.dictionary(
        fc.constantFrom('item.title', 'item.toString', 'item.volume'),
        fc.constantFrom(...ids).map((id) => id as SourceId),
      ),
      (items, choices) => {
        const sources = items.map((each, place) =>
          from(ids[place] ?? '', each),
        ) as [MergedFrom, ...MergedFrom[]];
        const merged = mergeSources(sources, choices).item;
        const fields = new Set(items.flatMap((each) => Object.keys(each)));
        expect(new Set(Object.keys(merged))).toEqual(fields);
        for (const field of fields)
          expect(
            items.map((each) =>
              Object.hasOwn(each, field) ? each[field] : undefined,
            ),
          ).toContain(merged[field]);
        for (const [part, id] of Object.entries(choices)) {
          const field = part.slice('item.'.length);
          const wanted = items[ids.indexOf(id)];
          if (wanted && Object.hasOwn(wanted, field))
            expect(merged[field]).toBe(wanted[field]);
        }
      },
    ),
  );
});

test('notes stand together, each once', () => {
  expect(uniteNotes(['One', '', ' One ', 'Two\nlines', 'lines'])).toBe(
    'One\n\nTwo\nlines',
  );
});

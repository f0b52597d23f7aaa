import { expect, test } from 'vitest';
import {
  cite,
  docWith,
  link,
  marker,
  note,
  ol,
  p,
  quote,
  table,
} from './builder.ts';
import type { BriefingDocument } from './document.ts';
import { renewIds } from './renew-ids.ts';
import { parseBriefingDocument } from './schema.ts';

const counting = (): (() => string) => {
  let count = 0;
  return () => {
    count += 1;
    return `new${count}`;
  };
};

/** The document's JSON with every id of it left out, and those ids. */
function apart(document: BriefingDocument): { ids: string[]; rest: string } {
  const ids: string[] = [];
  const rest = JSON.stringify(document, (key, value: unknown) => {
    if (key !== 'id') return value;
    ids.push(value as string);
    return undefined;
  });
  return { ids, rest };
}

const document = docWith(
  { title: 'Ferries', fields: { to: ['A'] } },
  p('One', note('See ', cite('s1', 'p. 4'), cite('s2')), marker('[2, 3]')),
  ol(['item', note(cite('s1'))]),
  quote([['words', note('a')]], ['someone', marker('[4]')]),
  table([['a', ['2', note(cite('s1', 'para. 3'))]]], {
    caption: ['Figures', note('b')],
  }),
  p(link('https://example.org/', 'there')),
);

test('every id is another, and nothing else is', () => {
  const before = apart(document);
  const renewed = {
    ...document,
    blocks: renewIds(document.blocks, counting()),
  };
  const after = apart(renewed);
  expect(after.rest).toBe(before.rest);
  expect(after.ids).toHaveLength(before.ids.length);
  expect(new Set(after.ids).size).toBe(before.ids.length);
  expect(after.ids.filter((id) => before.ids.includes(id))).toEqual([]);
  expect(parseBriefingDocument(renewed)).toEqual(renewed);
});

test('the document that was given stays as it was', () => {
  const before = JSON.stringify(document);
  renewIds(document.blocks, counting());
  expect(JSON.stringify(document)).toBe(before);
});

// The list of sources as the page is told of it by what formats its notes: after the notes, and only where it reads otherwise.
import { expect, test } from 'vitest';
import { useCitationStyles } from '../electron/services/citation-styles-fixture.ts';
import { readCitationStyle } from '../electron/services/citation-styles.ts';
import { ITEMS, sourceMap } from '#core/citations/sources-fixture.ts';
import { cite, note } from '#core/document/builder.ts';
import type { Footnote } from '#core/document/document.ts';
import type { FormatReply } from '../renderer/notes/format-messages.ts';
import { createFormatting } from '../renderer/notes/formatting.ts';

const resources = useCitationStyles();
const SOURCES = [...sourceMap(ITEMS).values()];

function open(style = 'ieee') {
  const replies: FormatReply[] = [];
  const formatting = createFormatting((reply) => replies.push(reply));
  const toStyle = (id: string): void => {
    formatting.receive({
      kind: 'style',
      style: readCitationStyle(resources(), id, 'en-GB'),
      language: 'en-GB',
    });
    formatting.receive({ kind: 'sources', sources: SOURCES, gone: [] });
  };
  let count = 0;
  /** What was told of the list, once all is done. */
  const lists = (notes: readonly Footnote[], list = true) => {
    replies.length = 0;
    count += 1;
    formatting.receive({
      kind: 'sheet',
      id: count,
      from: 0,
      removed: 50,
      notes,
      looked: [],
      list,
    });
    while (formatting.step());
    return replies.flatMap((reply) =>
      reply.kind === 'list'
        ? [reply.entries?.map(({ source }) => source) ?? null]
        : [],
    );
  };
  toStyle(style);
  return { replies, lists, toStyle };
}

test('a list is told when it is wanted, after the notes, and again only when it reads otherwise', () => {
  const { replies, lists } = open();
  const [one, two] = [note(cite('web')), note(cite('book'))];
  expect(lists([one], false)).toEqual([]);
  expect(lists([one])).toEqual([['web']]);
  expect(replies.map(({ kind }) => kind)).toEqual(['words', 'list']);
  // Cited once more, and with other words around: the same sources in the same order.
  expect(lists([one, note('See ', cite('web', 'p. 4'))])).toEqual([]);
  expect(lists([one, two])).toEqual([['web', 'book']]);
  expect(lists([two, one])).toEqual([['book', 'web']]);
  expect(lists([])).toEqual([[]]);
});

test('another style tells it anew, and says where it has none', () => {
  const { lists, toStyle } = open();
  const notes = [note(cite('web')), note(cite('book'))];
  expect(lists(notes)).toEqual([['web', 'book']]);
  toStyle('bluebook-law-review');
  expect(lists(notes)).toEqual([null]);
  toStyle('apa');
  expect(lists(notes)).toEqual([['web', 'book']]);
});

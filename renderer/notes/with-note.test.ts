import { describe, expect, it } from 'vitest';
import {
  bold,
  cite,
  doc,
  h,
  note,
  p,
  quote,
  table,
  ul,
} from '#core/document/builder.ts';
import type { FootnoteId, NoteInline } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { withNote } from './with-note.ts';

const content: readonly NoteInline[] = [cite('jones', 'p. 7')];

describe('a note after another', () => {
  const first = note(cite('smith'));
  const inItem = note('Item.');
  const inCell = note('Cell.');
  const inQuotation = note('Quotation.');
  const { blocks } = doc(
    h(1, 'Heading'),
    p('One', first, ' two.'),
    ul(['a'], ['b', inItem, 'c']),
    table([['x', ['y', inCell]]]),
    quote([['q', inQuotation]]),
  );
  const ids = footnotesOf(blocks).map(({ footnote }) => footnote.id);

  it.each([
    ['paragraph', first],
    ['list', inItem],
    ['table', inCell],
    ['quotation', inQuotation],
  ])('stands straight behind it in a %s', (_, after) => {
    const made = withNote(blocks, content, { after: after.id });
    const place = ids.indexOf(after.id) + 1;
    const placed = footnotesOf(made?.blocks ?? []);
    expect(placed.map(({ footnote }) => footnote.id)).toEqual(
      ids.toSpliced(place, 0, made?.id ?? ('' as FootnoteId)),
    );
    expect(placed[place]?.footnote.content).toBe(content);
    expect(placed[place]?.block).toBe(placed[place - 1]?.block);
  });

  it('leaves the blocks that were given, and all others, as they are', () => {
    const before = JSON.stringify(blocks);
    const made = withNote(blocks, content, { after: inItem.id });
    expect(JSON.stringify(blocks)).toBe(before);
    expect(made?.blocks[1]).toBe(blocks[1]);
    expect(made?.blocks[2]).not.toBe(blocks[2]);
  });

  it('keeps the text around it', () => {
    const made = withNote(blocks, content, { after: first.id });
    expect(made?.blocks[1]).toMatchObject({
      content: [
        { text: 'One' },
        { id: first.id },
        { type: 'footnote', id: made?.id },
        { text: ' two.' },
      ],
    });
  });
});

describe('a note after none', () => {
  it('stands at the start of the first paragraph', () => {
    const { blocks } = doc(h(1, 'Heading'), p('One.', note('A.')), p('Two.'));
    const made = withNote(blocks, content, { after: null });
    expect(made?.blocks[1]).toMatchObject({
      content: [{ type: 'footnote', id: made?.id }, { text: 'One.' }, {}],
    });
    expect(made?.blocks[2]).toBe(blocks[2]);
  });

  it('stands there as well where the one before it has gone', () => {
    const { blocks } = doc(p('One.', note('A.')));
    const made = withNote(blocks, content, { after: 'gone' as FootnoteId });
    expect(footnotesOf(made?.blocks ?? [])[0]?.footnote.id).toBe(made?.id);
  });

  it.each([
    ['nothing', doc()],
    ['no paragraph', doc(h(1, 'Heading', note('H.')), ul(['a']))],
  ])('has a paragraph of its own where there is %s', (_, { blocks }) => {
    const made = withNote(blocks, content, { after: null });
    expect(made?.blocks).toHaveLength(blocks.length + 1);
    expect(made?.blocks.slice(1)).toEqual(blocks);
    expect(footnotesOf(made?.blocks ?? [])[0]?.footnote.content).toBe(content);
    const [own, next] = made?.blocks ?? [];
    if (own && next) expect(own.rank < next.rank).toBe(true);
  });
});

describe('a note instead of another', () => {
  const former = note(cite('smith'), bold(' old'));
  const { blocks } = doc(p('One', note('A.'), former, '.'), p('Two.'));

  it('keeps its id and its place', () => {
    const made = withNote(blocks, content, { instead: former.id });
    expect(made?.id).toBe(former.id);
    const placed = footnotesOf(made?.blocks ?? []);
    expect(placed).toHaveLength(2);
    expect(placed[1]?.footnote).toEqual({ ...former, content });
    expect(made?.blocks[1]).toBe(blocks[1]);
  });

  it('is none where that has gone', () => {
    expect(
      withNote(blocks, content, { instead: 'gone' as FootnoteId }),
    ).toBeNull();
  });
});

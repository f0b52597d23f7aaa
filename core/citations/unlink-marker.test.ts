import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bold,
  cite,
  EMPTY_HEAD,
  marker,
  note,
  p,
  place,
  table,
} from '../document/builder.ts';
import {
  DOCUMENT_VERSION,
  type Block,
  type Inline,
  type Locator,
  type SourceId,
} from '../document/document.ts';
import { parseBriefingDocument } from '../document/schema.ts';
import { inlineContainers, plainInline, plainText } from '../document/walk.ts';
import { importText } from '../convert/text-import.ts';
import { linkMarker } from './link-marker.ts';
import { unlinkMarker } from './unlink-marker.ts';

let count = 0;
const newId = (kind: string): string => `${kind}-${String((count += 1))}`;
const imported = (words: string): Block[] => importText(words, newId);

const put = (blocks: readonly Block[], changed: readonly Block[]): Block[] => {
  const byId = new Map(changed.map((block) => [block.id, block]));
  const next = blocks.map((block) => byId.get(block.id) ?? block);
  parseBriefingDocument({
    version: DOCUMENT_VERSION,
    ...EMPTY_HEAD,
    blocks: next,
  });
  return next;
};
const link = (
  blocks: readonly Block[],
  number: number,
  locator: Locator | null = null,
): Block[] =>
  put(
    blocks,
    linkMarker(blocks, number, `s${number}` as SourceId, locator, newId)
      .changed,
  );
const unlink = (blocks: readonly Block[], number: number): Block[] =>
  put(blocks, unlinkMarker(blocks, number, newId).changed);

/** Without ids, which are new for what comes back. */
const bare = (blocks: readonly Block[]): unknown =>
  JSON.parse(
    JSON.stringify(blocks, (key, value: unknown) =>
      key === 'id' ? undefined : value,
    ),
  );

const sketch = (content: readonly Inline[]): string =>
  content
    .map((inline) =>
      inline.type === 'footnote'
        ? `{${inline.content
            .map((part) =>
              part.type === 'citation'
                ? (part.marker?.number ?? part.source)
                : plainInline([part]),
            )
            .join(';')}}`
        : plainInline([inline]),
    )
    .join('');
const sketches = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => [...inlineContainers(block)].map(sketch));

test.each([
  ['a [2, 3] b', [2, 3], [2], 'a [2]{3} b'],
  ['a [2, 3] b', [2, 3], [3], 'a{2}[3] b'],
  ['a [2, 3] b', [3, 2], [2, 3], 'a [2, 3] b'],
  ['a [2, 3] b', [2], [2], 'a [2, 3] b'],
  ['a [2, 3] b', [3], [3], 'a [2, 3] b'],
  ['a [2] [3] b', [2, 3], [3], 'a{2} [3] b'],
  ['a [2] [3] b', [2, 3], [2], 'a [2]{3} b'],
  ['a [2][3] b', [2, 3], [2, 3], 'a [2][3] b'],
  ['a [5–7] b', [5, 6, 7], [6], 'a{5}[6]{7} b'],
  ['a [5–7] b', [5, 6, 7], [6, 7], 'a{5}[6–7] b'],
  ['a [5–7] b', [6, 5], [5], 'a [5]{6}[7] b'],
  ['a [5–7] b', [6], [6], 'a [5–7] b'],
  ['a [2, 3][2, 3] b', [2], [2], 'a [2, 3][2, 3] b'],
  ['a [2, 3][2, 3] b', [3, 2], [2, 3], 'a [2, 3][2, 3] b'],
  ['a [2, 3, 2] b', [2, 3], [2], 'a [2]{3}[2] b'],
  ['a [2, 3, 2] b', [2, 3], [3, 2], 'a [2, 3, 2] b'],
  ['a [2, 2] b', [2], [2], 'a [2, 2] b'],
  ['a [2, p. 4; 3, p. 9] b', [2, 3], [3], 'a{2}[3, p. 9] b'],
  ['a [2, p. 4; 3, p. 9] b', [2, 3], [3, 2], 'a [2, p. 4; 3, p. 9] b'],
  ['  [2] a', [2], [2], '  [2] a'],
  ['[2]', [2], [2], '[2]'],
])(
  '%s with %j linked and %j unlinked is %s',
  (words, linked, back, expected) => {
    const blocks = back.reduce(
      unlink,
      linked.reduce<Block[]>(
        (now, number) => link(now, number),
        imported(words),
      ),
    );
    expect(sketches(blocks)).toEqual([expected]);
  },
);

test('linked and unlinked in any order, a text is what it was', () => {
  const piece = fc.constantFrom(
    'Words',
    ' ',
    '. ',
    '  ',
    '\u00a0',
    '\n',
    ', and',
    '[1]',
    '[2]',
    '[3]',
    '[1, 2]',
    '[1-3]',
    '[2; 3]',
    '[3, p. 4]',
    '[1, p. 2; 2, para 3]',
    '[2, 2]',
    '[3,1]',
    '[1 , 2]',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 24 }),
      fc.shuffledSubarray([1, 2, 3]),
      fc.shuffledSubarray([1, 2, 3], { minLength: 3 }),
      fc.boolean(),
      (pieces, order, back, withLocator) => {
        const before = imported(pieces.join(''));
        const locator: Locator | null = withLocator
          ? { label: 'page', value: '9' }
          : null;
        const linked = order.reduce<Block[]>(
          (now, number) => link(now, number, locator),
          before,
        );
        const after = back.reduce(unlink, linked);
        expect(after.map(plainText)).toEqual(before.map(plainText));
        expect(bare(after)).toEqual(bare(before));
      },
    ),
    { numRuns: 400 },
  );
});

test('what one number is linked to does not depend on another that came and went', () => {
  const numbers = fc.shuffledSubarray([1, 2, 3], { minLength: 3 });
  const words = fc
    .array(fc.constantFrom('a', ' ', '[1]', '[2]', '[1, 2]', '[1–3]'), {
      maxLength: 12,
    })
    .map((parts) => `x${parts.join('')}`);
  fc.assert(
    fc.property(words, numbers, (text, [first = 1, second = 2]) => {
      const once = link(imported(text), first);
      const again = unlink(link(once, second), second);
      expect(sketches(again)).toEqual(sketches(once));
    }),
    { numRuns: 300 },
  );
});

test('the places and what went with them are counted', () => {
  const blocks = link(imported('a [2, p. 4] b [2] c [3]'), 2, {
    label: 'page',
    value: '9',
  });
  expect(unlinkMarker(blocks, 2, newId)).toMatchObject({
    unlinked: 2,
    dropped: 1,
  });
  expect(unlinkMarker(blocks, 3, newId)).toEqual({
    changed: [],
    unlinked: 0,
    dropped: 0,
  });
});

test("a person's words in the note stay one note behind the marker", () => {
  const linkedTo = { marker: { number: 2, written: '[2]', space: ' ' } };
  const blocks = place([
    p('a', note('See ', cite('s2', undefined, linkedTo), '; and this.'), ' b'),
    p('a', note(cite('s2', undefined, linkedTo), cite('own')), ' b'),
  ]);
  expect(sketches(unlink(blocks, 2))).toEqual([
    'a [2]{See ;; and this.} b',
    'a [2]{own} b',
  ]);
});

test('the note keeps its id in its first part, and the space the look of the words before it', () => {
  const own = note(
    cite('s2', undefined, {
      marker: { number: 2, written: '[2, 3]', space: ' ' },
    }),
    cite('s3', undefined, {
      marker: { number: 3, written: '[2, 3]', space: '' },
    }),
  );
  const [after] = unlink(place([p(bold('a'), own, ' b')]), 3);
  expect(after).toMatchObject({
    content: [
      bold('a'),
      { type: 'footnote', id: own.id },
      { type: 'marker', text: '[3]', written: '[2, 3]' },
      { type: 'text', text: ' b' },
    ],
  });
  const [first] = unlink(place([p(bold('a'), own, ' b')]), 2);
  expect(first).toMatchObject({
    content: [bold('a '), {}, { id: own.id }, {}],
  });
});

test('a marker as no text of today has it comes back as its number', () => {
  const odd = note(
    cite('s', undefined, {
      marker: { number: 4, written: '(four)', space: '' },
    }),
  );
  expect(sketches(unlink(place([p('a', odd)]), 4))).toEqual(['a[4]']);
});

test('cells of a table are gone through, and other markers beside stay', () => {
  const before = place([
    table([['x', ['y ', marker('[7]')]]], { headerRows: 0 }),
    p('a ', marker('[8]'), ' b'),
  ]);
  const linked = link(before, 7);
  const { changed, unlinked } = unlinkMarker(linked, 7, newId);
  expect(unlinked).toBe(1);
  expect(changed.map(({ id }) => id)).toEqual([before[0]?.id]);
  expect(bare(put(linked, changed))).toEqual(bare(before));
});

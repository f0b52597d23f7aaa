// Random briefings that can be set whole: every kind of block and mark, several scripts, and what makes comparison hard
// (hyphenation, addresses, tabs, soft hyphens, runs of spaces). All characters are covered by the bundled fonts.
import fc from 'fast-check';
import {
  DOCUMENT_VERSION,
  type Block,
  type BriefingDocument,
  type Footnote,
  type Inline,
  type LineBreak,
  type Link,
  type ListItem,
  type ListItems,
  type Marker,
  type NoteInline,
  type SourceId,
  type Text,
  type TextMark,
} from '#core/document/document.ts';
import { MAX_START, startOf } from '#core/document/list-start.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import { ranksBetween } from '#core/document/rank.ts';
import { randomTable } from './random-table-fixture.ts';

const LATIN =
  'the ferry and office waffle efficient affair first fjord flow of a to in is must be 1 2026 42% $18.4 “quoted” it’s (so) e.g. re-enter well-known — – … A B I ÆON Œuvre naïve café Ångström Ærø ½ 5,214 3/4 internationalisation characteristically Donaudampfschifffahrtsgesellschaft incomprehensibilities misrepresentation';
const OTHER_SCRIPTS =
  '日本語の文章です。 改行されるはずの、長い文章。 観測値 「引用」 述べた 数字は１２です 東京都 ーーー العربية نص مع أرقام وكلمات الوزارة، قال: می‌خواهم شָלוֹם עולם שלום מילה Привет мир Ελλάδα και Việt Nam';
const MARKUP =
  '#panic("x") #import $x^2$ <label> @ref *b* _i_ \\ \\u{41} `raw` <b>html</b> &amp; {[( )]} = - + //x /* ~ --- \' "';
const AWKWARD = [
  'https://example.org/a/long/path/that/goes/on?and=on&on=1#end',
  'x\u0301y',
  'e\u0301',
  'z\u0328',
  'soft\u00adhyphen',
  'no\u00a0break',
  'zero\u200bwidth',
  'a\tb',
  'two  spaces',
  'line\nfeed',
  '\u202Eright\u202C',
  '\u2067isolate\u2069',
  '葛\u{e0100}',
  'deadbeef'.repeat(16),
  'W'.repeat(90),
];
// Weighted to what briefings are made of.
const WORDS = [
  ...LATIN.split(' '),
  ...LATIN.split(' '),
  ...OTHER_SCRIPTS.split(' '),
  ...MARKUP.split(' '),
  ...AWKWARD,
];

const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 })
  .map((list) => list.join(' '));
const oneLine = words.map((text) => text.replaceAll(/[\t\n]/g, ' '));
const long = fc
  .array(fc.constantFrom(...WORDS), { minLength: 30, maxLength: 90 })
  .map((list) => list.join(' '));

const mark = fc.constantFrom<TextMark>(
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
  'highlight',
  'code',
  'redaction',
);
const language = fc.constantFrom('en-GB', 'fr', 'de', 'ja', 'ar', 'he', 'es');

const textRun: fc.Arbitrary<Text> = fc
  .record(
    {
      type: fc.constant('text' as const),
      text: fc.oneof(
        { weight: 6, arbitrary: words },
        { weight: 1, arbitrary: long },
      ),
      marks: fc.uniqueArray(mark, { minLength: 1, maxLength: 3 }),
      language,
    },
    { requiredKeys: ['type', 'text'] },
  )
  // Two runs that touch would make one word; a space between them is what people write.
  .map((run) => ({ ...run, text: `${run.text} ` }));

let count = 0;
const id = <Id extends string>(letter: string): fc.Arbitrary<Id> =>
  fc.constant(null).map(() => {
    count += 1;
    return `${letter}${count}` as Id;
  });

const link: fc.Arbitrary<Link> = fc.record({
  type: fc.constant('link' as const),
  url: fc.constantFrom('https://example.org/', 'mailto:a@example.org'),
  content: fc.array(textRun, { minLength: 1, maxLength: 2 }),
});
const lineBreak: fc.Arbitrary<LineBreak> = fc.record({
  type: fc.constant('line-break' as const),
});
const noteInline: fc.Arbitrary<NoteInline> = fc.oneof(
  { weight: 6, arbitrary: textRun },
  { weight: 1, arbitrary: link },
  { weight: 1, arbitrary: lineBreak },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('paragraph-break' as const) }),
  },
);
const footnote: fc.Arbitrary<Footnote> = fc.record({
  type: fc.constant('footnote' as const),
  id: id('n'),
  content: fc.array(noteInline, { minLength: 1, maxLength: 3 }),
});
const marker: fc.Arbitrary<Marker> = fc.record({
  type: fc.constant('marker' as const),
  id: id('m'),
  text: fc.constantFrom('[4]', '[2, 3]', '[12, p. 4]'),
  references: fc.constant([{ number: 4 }]),
});
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 8, arbitrary: textRun },
  { weight: 2, arbitrary: footnote },
  { weight: 1, arbitrary: marker },
  { weight: 1, arbitrary: link },
  { weight: 1, arbitrary: lineBreak },
);
const content = fc.array(inline, { maxLength: 5 });
const shortContent = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: words.map((text): Text => ({ type: 'text', text })),
    },
    { weight: 1, arbitrary: footnote },
    { weight: 1, arbitrary: marker },
  ),
  { maxLength: 2 },
);

const STARTS = [1, 4, 98, 1, MAX_START] as const;

/** Its first number follows from its items, so that nothing more is drawn for it. */
const listOf = (
  items: fc.Arbitrary<readonly ListItem[]>,
): fc.Arbitrary<ListItems> =>
  fc
    .record({ style: fc.constantFrom('ordered', 'unordered', 'check'), items })
    .map(({ style, items: listed }) => ({
      style,
      ...startOf(
        style,
        STARTS[JSON.stringify(listed).length % STARTS.length] ?? 1,
      ),
      items: listed,
    }));

const { item: listItem } = fc.letrec<{ item: ListItem }>((tie) => ({
  item: fc.oneof(
    { depthSize: 'small', depthIdentifier: 'list' },
    fc.record({ content }),
    fc.record(
      {
        content,
        checked: fc.boolean(),
        children: listOf(
          fc.array(tie('item'), {
            minLength: 1,
            maxLength: 3,
            depthIdentifier: 'list',
          }),
        ),
      },
      { requiredKeys: ['content'] },
    ),
  ),
}));

const base = {
  align: fc.constantFrom('start', 'center', 'end', 'justify'),
  direction: fc.constantFrom('ltr', 'rtl'),
  language,
  marking: fc.constantFrom('SECRET', 'Protected B'),
};
const kinds = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constant('paragraph' as const), content }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('heading' as const),
      level: fc.constantFrom(1, 2, 3, 4),
      content: shortContent,
    }),
  },
  {
    weight: 2,
    arbitrary: listOf(fc.array(listItem, { minLength: 1, maxLength: 5 })).map(
      (list) => ({ type: 'list' as const, ...list }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        type: fc.constant('quotation' as const),
        paragraphs: fc.array(content, { minLength: 1, maxLength: 3 }),
        attribution: fc.array(textRun, { maxLength: 1 }),
      },
      { requiredKeys: ['type', 'paragraphs'] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('pull-quotation' as const),
      content,
    }),
  },
  { weight: 2, arbitrary: randomTable(shortContent) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('code' as const),
      text: fc.array(words, { maxLength: 5 }).map((lines) => lines.join('\n')),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'rule' as const,
        'page-break' as const,
        'bibliography' as const,
      ),
    }),
  },
);

const block = fc
  .tuple(kinds, fc.record(base, { requiredKeys: [] }), fc.boolean(), id('b'))
  .map(([kind, dress, plain, blockId]) => ({
    ...kind,
    ...(plain ? {} : dress),
    id: blockId,
  }));

/** What a list of sources may say, with and without numbers. */
export const randomList: fc.Arbitrary<ListedEntry[]> = fc
  .tuple(
    fc.array(
      fc.array(
        fc.record(
          {
            text: words.map((text) => `${text} `),
            marks: fc.constant(['italic', 'small-caps'] as const),
            url: fc.constant('https://example.org/entry'),
          },
          { requiredKeys: ['text'] },
        ),
        { minLength: 1, maxLength: 3 },
      ),
      { maxLength: 12 },
    ),
    fc.constantFrom(null, '[]', '.'),
  )
  .map(([entries, dress]) =>
    entries.map((runs, index) => ({
      source: `s${index}` as SourceId,
      ...(dress !== null && {
        number: dress === '.' ? `${index + 1}.` : `[${index + 1}]`,
      }),
      runs,
    })),
  );

/** Valid documents of up to `blocks` blocks. */
export const randomDocument = (
  blocks: number,
): fc.Arbitrary<BriefingDocument> =>
  fc
    .record({
      title: fc.oneof(fc.constant(''), oneLine),
      language,
      marking: fc.constantFrom('', 'OFFICIAL', 'Protected B', 'SECRET // 機密'),
      fields: fc.record(
        {
          date: fc.constant('2026-11-20'),
          to: fc.array(oneLine, { maxLength: 2 }),
          note: words,
          count: fc.nat(),
        },
        { requiredKeys: [] },
      ),
      blocks: fc.array(block, { maxLength: blocks, size: 'max' }),
    })
    .map((head) => {
      const ranks = ranksBetween(null, null, head.blocks.length);
      return {
        version: DOCUMENT_VERSION,
        template: 'blank',
        style: 'chicago-notes',
        status: 'draft',
        ...head,
        blocks: head.blocks.map(
          (each, index) => ({ ...each, rank: ranks[index] }) as Block,
        ),
      };
    });

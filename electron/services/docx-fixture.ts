// A briefing with every kind of block, many notes in every place where one can stand, several scripts, and a review of it
// with suggestions of each kind: what a DOCX has to carry.
import { deflateSync, crc32 } from 'node:zlib';
import {
  bold,
  docWith,
  h,
  italic,
  link,
  marker,
  note,
  p,
  pull,
  quote,
  table,
  text,
  ul,
} from '#core/document/builder.ts';
import type {
  BriefingDocument,
  Inline,
  Suggestion,
  Text,
} from '#core/document/document.ts';
import { ranksBetween } from '#core/document/rank.ts';
import type { DocxThread } from '#core/convert/docx-input.ts';
import { footnotesOf } from '#core/document/walk.ts';

const by = (id: string, author: string): Suggestion => ({
  id,
  author,
  at: '2026-11-20T10:00:00.000Z',
});
export const come = (words: string, author = 'Ben', id = 'i1'): Text => ({
  ...text(words),
  inserted: by(id, author),
});
export const go = (words: string, author = 'Ben', id = 'd1'): Text => ({
  ...text(words),
  deleted: by(id, author),
});

/** A grey square of so many points, as a PNG. */
export function greyPng(points: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const ends = Buffer.alloc(4);
    ends.writeUInt32BE(crc32(body));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, body, ends]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(points, 0);
  head.writeUInt32BE(points, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((points + 1) * points, 0xb4);
  for (let row = 0; row < points; row += 1) rows[row * (points + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const WORDS =
  'The gauge at the harbour mouth has not been read by anybody since the winter storms of the year before last, and the board has said so';
const sentence = (n: number): string => `${WORDS} ${n} times.`;

/** `notes` notes at least, one of 900 words; `image` is the SHA-256 of an image. */
export function everyBlock(notes: number, image: string): BriefingDocument {
  const long = Array.from({ length: 32 }, (_, n) => sentence(n)).join(' ');
  const filling = Array.from({ length: Math.max(0, notes - 14) }, (_, n) =>
    p(
      sentence(n),
      note(`Report ${n} of the board, `, italic('Tides'), `, p. ${n + 1}.`),
      ` ${sentence(n + 1)}`,
    ),
  );
  const document = docWith(
    {
      title: 'Tide gauges on the Skerra coast: what a storm would cost',
      marking: 'OFFICIAL-SENSITIVE',
      fields: { date: '2026-11-20', to: ['The Minister', 'The Secretary'] },
    },
    h(1, 'Summary', note('In a heading.')),
    p(
      'First ',
      bold('bold'),
      ', ',
      italic('italic'),
      ', ',
      text('both', 'bold', 'italic'),
      ', ',
      text('under', 'underline'),
      ', ',
      text('struck', 'strike'),
      ', H',
      text('2', 'subscript'),
      'O, m',
      text('2', 'superscript'),
      ', ',
      text('marked', 'highlight'),
      ', ',
      text('code()', 'code'),
      note(`A long note. ${long}`),
      { type: 'line-break' },
      'On a second line, ',
      link('https://example.org/?a=1&b=<2>', 'a link'),
      ' and a marker ',
      marker('[4]'),
      '.',
    ),
    { ...p('A paragraph that is marked.'), marking: 'SECRET' },
    h(2, 'Lists'),
    {
      type: 'list',
      style: 'ordered',
      items: [
        {
          content: [text('One'), note('In a list.')],
          children: {
            style: 'unordered',
            items: [
              { content: [text('A point')] },
              {
                content: [text('Another')],
                children: {
                  style: 'ordered',
                  items: [{ content: [text('Deeper'), note('Deep.')] }],
                },
              },
            ],
          },
        },
        { content: [text('Two')] },
      ],
    },
    {
      type: 'list',
      style: 'check',
      items: [
        { content: [text('Done')], checked: true },
        { content: [text('To do')], checked: false },
      ],
    },
    {
      type: 'list',
      style: 'ordered',
      ticks: ['Agreed', 'Not agreed', 'Please discuss'],
      items: [
        { content: [text('Agree to the money.')] },
        { content: [text('Note the risk.')] },
      ],
    },
    ul(['Plain'], ['Points']),
    h(2, 'Quotations'),
    quote(
      [['What was said.', note('In a quotation.')], ['And more.']],
      ['The harbour master, 12 May'],
    ),
    pull('A pull quotation'),
    h(3, 'Tables'),
    table(
      [
        ['Port', ['Cost', note('In a header.')], 'Share'],
        ['Skerra', '1,200', ['40%', note('In a cell.')]],
        ['Vik', '1,800', '60%'],
      ],
      {
        headerColumns: 1,
        figures: [1, 2],
        widths: [3, 1, 1],
        caption: ['What it costs', note('In a caption.')],
      },
    ),
    {
      type: 'table',
      headerRows: 1,
      headerColumns: 0,
      rows: [
        [
          { content: [text('Wide')], columns: 2 },
          { content: [text('Tall')], rows: 2 },
        ],
        [{ content: [text('a')] }, { content: [text('b')] }],
      ],
    },
    h(4, 'A figure'),
    {
      type: 'image',
      attachment: image,
      alternative: 'A grey square & what it shows',
      caption: [text('A square'), note('Under a figure.')],
    },
    { type: 'code', text: 'const a = 1;\n\tif (a < 2) return;' },
    { type: 'rule' },
    h(1, 'Other scripts'),
    {
      ...p('日本語の文章です。「引用」', note('注の言葉。')),
      language: 'ja',
    },
    {
      ...p('قال الوزير (في 2026): “نعم”.', note('ملاحظة بالعربية.')),
      language: 'ar',
    },
    p('Words of ', { ...text('la langue'), language: 'fr' }, ' within.'),
    { ...p('In the middle'), align: 'center' },
    { type: 'page-break' },
    h(1, 'Many notes'),
    ...filling,
    h(2, 'Sources'),
    { type: 'bibliography' },
  );
  return document;
}

/** The same with suggestions of each kind. */
export function withSuggestions(document: BriefingDocument): BriefingDocument {
  const [first, second, ...rest] = document.blocks;
  const last = rest.pop();
  if (!first || !second || !last) throw new Error('too short');
  const moved = document.blocks.find(({ type }) => type === 'pull-quotation');
  const added = [
    p('Kept ', go('taken out'), come('put in'), ' and kept.'),
    p(
      'A note comes ',
      { ...note('It comes.'), inserted: by('i2', 'Ana') },
      ' and one goes ',
      { ...note('It goes.'), deleted: by('d2', 'Ana') },
      ', and one changes ',
      note('It says ', go('this', 'Ana', 'd3'), come('that', 'Ana', 'i3'), '.'),
      '.',
    ),
    {
      ...p(come('A paragraph that comes.', 'Ben', 'i4')),
      inserted: by('i4', 'Ben'),
    },
    p('A line that is divided '),
    { ...p('here.'), inserted: by('i5', 'Ben') },
    p('Two lines that are '),
    { ...p('joined.'), deleted: by('d5', 'Ben') },
    p(
      'Put in and ',
      { ...come('taken out again', 'Ben', 'i6'), deleted: by('d6', 'Ana') },
      '.',
    ),
    { ...ul(['A list that goes', note('With it.')]), deleted: by('d7', 'Ben') },
    {
      ...table([['A table'], ['that comes']]),
      inserted: by('i8', 'Ben'),
    },
  ];
  const kept = rest.filter((block) => block !== moved);
  const blocks = [
    first,
    second,
    ...docWith({}, ...added).blocks,
    ...kept,
    ...(moved ? [moved] : []),
    last,
  ];
  const ranks = ranksBetween(null, null, blocks.length);
  // It stood behind the second block once.
  const [from] = ranksBetween(ranks[1] ?? null, ranks[2] ?? null, 1);
  return {
    ...document,
    blocks: blocks.map((block, at) => ({
      ...block,
      rank: ranks[at] ?? block.rank,
      ...(block === moved &&
        from !== undefined && { moved: { ...by('m1', 'Ben'), from } }),
    })),
  };
}

const wordsOf = (content: readonly Inline[]): string =>
  content.map((part) => (part.type === 'text' ? part.text : '')).join('');

/** A review of it: comments of every kind of place. */
export function reviewOf(document: BriefingDocument): DocxThread[] {
  const paragraph = document.blocks.find(
    (block) =>
      block.type === 'paragraph' && wordsOf(block.content).startsWith('First'),
  );
  const noted = footnotesOf(document.blocks)[1];
  if (!paragraph || !noted) throw new Error('no place');
  const base = {
    footnote: null,
    citation: null,
    start: null,
    end: null,
    words: '',
    before: '',
    after: '',
    lost: false,
    last: '',
    kind: 'information',
    resolved: false,
  } as const;
  const said = (words: string, author = 'Cleo') => ({
    words,
    author,
    at: '2026-11-21T09:30:00.000Z',
  });
  return [
    {
      ...base,
      id: 't1',
      on: 'words',
      block: paragraph.id,
      start: 6,
      end: 18,
      words: 'bold, italic',
      kind: 'condition',
      comments: [said('Say why.\nAnd how.'), said('Done.', 'Ben')],
      resolved: true,
    },
    {
      ...base,
      id: 't2',
      on: 'footnote',
      block: noted.block,
      footnote: noted.footnote.id,
      words: 'A long note.',
      kind: 'should-be-addressed',
      comments: [said('Shorter.')],
    },
    {
      ...base,
      id: 't3',
      on: 'block',
      block: paragraph.id,
      comments: [said('All of it.')],
    },
    {
      ...base,
      id: 't4',
      on: 'briefing',
      block: null,
      comments: [said('Good.')],
    },
    {
      ...base,
      id: 't5',
      on: 'words',
      block: paragraph.id,
      start: 3,
      end: 4,
      words: 'gone',
      lost: true,
      comments: [said('Was wrong.')],
    },
  ];
}

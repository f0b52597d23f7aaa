import { describe, expect, test } from 'vitest';
import {
  doc,
  docWith,
  h,
  note,
  ol,
  p,
  table,
  text,
} from '#core/document/builder.ts';
import { AppError } from '#core/errors.ts';
import { inputOf } from './typesetting-fixture.ts';
import { LONGEST_MARKING } from './meta-data.ts';
import { typesettingData } from './typesetting-data.ts';

const body = (...blocks: Parameters<typeof doc>): string =>
  JSON.stringify(typesettingData(inputOf(doc(...blocks))).sections);

describe('sections', () => {
  test('a section begins at each heading of the first level, and a long one is cut', () => {
    const { sections } = typesettingData(
      inputOf(
        doc(
          p('before'),
          h(1, 'One'),
          p('a'),
          h(2, 'Under one'),
          h(1, 'Two'),
          ...Array.from({ length: 130 }, () => p('b')),
        ),
      ),
    );
    expect(sections.map((section) => section.length)).toEqual([
      1, 3, 60, 60, 11,
    ]);
  });

  test('a document without blocks has one empty section', () => {
    expect(typesettingData(inputOf(doc())).sections).toEqual([[]]);
  });
});

test('a block stands as on the sheet: as it was told to, or by its first letter', () => {
  const dirs = (language: string, ...blocks: Parameters<typeof doc>) =>
    typesettingData(inputOf({ ...doc(...blocks), language })).sections.flatMap(
      (section) =>
        section.map((block) => ('dir' in block ? block.dir : 'as the page')),
    );
  const blocks = [
    p('(123) שלום abc'),
    p('abc שלום'),
    p('123'),
    ol(['العربية']),
    { ...p('abc'), direction: 'rtl' as const },
  ] as const;
  expect(dirs('en-GB', ...blocks)).toEqual([
    'rtl',
    'as the page',
    'as the page',
    'rtl',
    'rtl',
  ]);
  expect(dirs('he', ...blocks)).toEqual([
    'as the page',
    'ltr',
    'as the page',
    'as the page',
    'as the page',
  ]);
});

describe('text stays text', () => {
  test('nothing of what the typesetter could read as markup is changed', () => {
    const markup =
      '#panic("x") $x$ <label> @ref *b* _i_ \\ `raw` = - + / // /* ~ --- \' "';
    expect(body(p(markup))).toContain(JSON.stringify(markup));
  });

  test('characters that reorder what is printed are left out, all others stay', () => {
    expect(body(p('a\u202Eb\u202Cc \u2066d\u2069 \u200f‏e'))).toContain(
      '"abc d \u200f‏e"',
    );
  });

  test('line ends of every kind are breaks, a tab is a quad', () => {
    expect(body(p('a\r\nb\rc\nd\u2028e\tf'))).toContain(
      '["a",{"br":true},"b",{"br":true},"c",{"br":true},"d",{"br":true},"e\u2003f"]',
    );
  });
});

describe('headings', () => {
  test('a skipped level is no skipped depth', () => {
    const { sections } = typesettingData(
      inputOf(
        doc(h(2, 'a'), h(4, 'b'), h(4, 'c'), h(3, 'd'), h(1, 'e'), h(3, 'f')),
      ),
    );
    expect(sections.flat().map((block) => 'h' in block && block.h)).toEqual([
      1, 2, 2, 2, 1, 2,
    ]);
  });

  test('one without a word is no heading, and its note is kept', () => {
    const { sections } = typesettingData(inputOf(doc(h(1), h(1, note('n')))));
    expect(sections.flat()).toEqual([
      expect.objectContaining({ p: [expect.objectContaining({ fn: 1 })] }),
    ]);
  });
});

describe('lists', () => {
  test('labels go by depth and count on', () => {
    const data = JSON.stringify(
      typesettingData(
        inputOf(doc(ol(...Array.from({ length: 28 }, () => ['x'])))),
      ).sections,
    );
    expect(data).toContain('"28."');
    const nested = typesettingData(
      inputOf(
        doc({
          type: 'list',
          style: 'ordered',
          items: [
            {
              content: [text('a')],
              children: { style: 'ordered', items: [{ content: [text('b')] }] },
            },
          ],
        }),
      ),
    );
    expect(JSON.stringify(nested.sections)).toContain('"a."');
  });
});

describe('front matter', () => {
  test('fields in the order of the template, then the others, then the marking; blank ones not', () => {
    const { meta } = typesettingData(
      inputOf(
        docWith({
          marking: 'SECRET',
          fields: {
            'file-number': 7,
            date: '2026-05-12',
            to: ['A', 'B'],
            empty: ' ',
          },
        }),
        {
          template: {
            ...inputOf(doc()).template,
            fields: [
              { key: 'to', label: 'To', type: 'people', required: true },
              { key: 'date', label: 'Date', type: 'date', required: true },
              { key: 'empty', label: 'Empty', type: 'text', required: true },
            ],
          },
        },
      ),
    );
    expect(meta.fields).toEqual([
      { label: ['To'], value: ['A', { br: true }, 'B'] },
      { label: ['Date'], value: ['12 May 2026'] },
      { label: ['File number'], value: ['7'] },
      { label: ['Marking'], value: ['SECRET'] },
    ]);
  });

  test('what is no date is printed as it was written', () => {
    const { meta } = typesettingData(
      inputOf(docWith({ fields: { date: '2026-02-31' } }), {
        template: {
          ...inputOf(doc()).template,
          fields: [
            { key: 'date', label: 'Date', type: 'date', required: true },
          ],
        },
      }),
    );
    expect(meta.fields[0]?.value).toEqual(['2026-02-31']);
  });

  test('a marking that no page has room for is refused', () => {
    const long = 'W'.repeat(LONGEST_MARKING + 1);
    expect(() => typesettingData(inputOf(docWith({ marking: long })))).toThrow(
      AppError,
    );
  });
});

describe('tables', () => {
  test('no cell of the header reaches into the body', () => {
    const { sections } = typesettingData(
      inputOf(
        doc({
          type: 'table',
          headerRows: 1,
          headerColumns: 0,
          rows: [
            [{ content: [], rows: 2 }, { content: [] }],
            [{ content: [] }],
            [{ content: [] }, { content: [] }],
          ],
        }),
      ),
    );
    expect(sections[0]?.[0]).toMatchObject({ table: { head: 2 } });
  });

  test('the columns fill the measure', () => {
    for (const columns of [1, 3, 8, 9, 16, 64]) {
      const row = Array.from({ length: columns }, (_, x) =>
        'word '.repeat(x % 5),
      );
      const { meta, sections } = typesettingData(
        inputOf(doc(table([row, row]))),
      );
      const block = sections[0]?.[0];
      if (!block || !('table' in block)) throw new Error('no table');
      const page = block.table.turned ? meta.turned : meta.page;
      const sum = block.table.widths.reduce((total, width) => total + width, 0);
      expect(sum).toBeCloseTo(page.width - page.left - page.right, 3);
      expect(Math.min(...block.table.widths)).toBeGreaterThan(5);
    }
  });
});

describe('images', () => {
  const image = {
    type: 'image' as const,
    attachment: 'a'.repeat(64),
    alternative: 'A map',
  };
  test('one that is not in the library, or no image, is named', () => {
    expect(() => typesettingData(inputOf(doc(image)))).toThrow('“A map”');
    const attachments = new Map([
      [image.attachment, new TextEncoder().encode('GIF89a')],
    ]);
    expect(() => typesettingData(inputOf(doc(image), { attachments }))).toThrow(
      'PNG, JPEG or SVG',
    );
  });
});

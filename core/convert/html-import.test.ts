import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bold,
  h,
  italic,
  link,
  p,
  quote,
  text,
  ul,
} from '../document/builder.ts';
import type { Block, BlockId, Rank } from '../document/document.ts';
import { blockSchema } from '../document/schema.ts';
import { AppError } from '../errors.ts';
import type { ReadBlock } from './block-lines.ts';
import { importHtml } from './html-import.ts';

function counter(): () => string {
  let count = 0;
  return () => `n${(count += 1)}`;
}
const load = (html: string) => importHtml(html, 'en-GB', counter());
const read = (html: string): readonly ReadBlock[] => load(html).blocks;

const file = (name: string): string =>
  fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

const placed = (block: ReadBlock): Block => ({
  ...block,
  id: 'b1' as BlockId,
  rank: 'a0' as Rank,
});

test('a table keeps the way in which its columns run', () => {
  const table = '<table dir=rtl><tr><td>a<td>b</table>';
  expect(read(table)).toMatchObject([{ type: 'table', direction: 'rtl' }]);
  expect(read(table.replace('dir=rtl', ''))[0]).not.toHaveProperty('direction');
});

describe('what programs write', () => {
  test.each(['word', 'google-docs', 'libreoffice', 'news-site', 'wikipedia'])(
    '%s',
    async (name) => {
      const imported = load(readFileSync(file(`${name}.html`), 'utf8'));
      for (const block of imported.blocks)
        expect(blockSchema.safeParse(placed(block)).error).toBeUndefined();
      await expect(
        `${JSON.stringify(imported, null, 1)}\n`,
      ).toMatchFileSnapshot(file(`${name}.json`));
    },
  );
});

describe('words', () => {
  test('white space collapses as in a browser, and a non-breaking space stays', () => {
    expect(read('<p> a \n\t b<b> c </b> d\u00A0e </p>')).toEqual([
      p('a b', bold(' c '), 'd\u00A0e'),
    ]);
  });

  test('words within a line go on in it, with their spaces', () => {
    const { blocks, isInline } = load(
      '<html><body>\n<!--StartFragment--><span>one</span><span> </span><!--EndFragment-->\n</body></html>',
    );
    expect(isInline).toBe(true);
    expect(blocks).toEqual([p('one ')]);
    expect(load('<p>one</p>').isInline).toBe(false);
  });

  test('looks by style, and taken back by style', () => {
    expect(
      read(
        '<b style="font-weight:normal">a<span style="font-weight:700">b</span><i style="font-style:normal">c</i></b><span style="text-decoration:underline line-through">d</span><span style="background-color:rgb(255,255,255)">e</span><span style="vertical-align:super">f</span>',
      ),
    ).toEqual([
      p(
        'a',
        bold('b'),
        'c',
        text('d', 'underline', 'strike'),
        'e',
        text('f', 'superscript'),
      ),
    ]);
  });

  test('text is never markup: entities and characters come as they are', () => {
    expect(read('<p>&lt;b&gt; &amp;amp; **x** <i>y</i></p>')).toEqual([
      p('<b> &amp; **x** ', italic('y')),
    ]);
  });

  test('characters that no text may hold go', () => {
    expect(read('<p>a\u0001\uFFFF\uD800b</p>')).toEqual([p('ab')]);
  });

  test('what shows words in another order than they are written in stays behind', () => {
    expect(
      read(
        '<p>pay &#x202E;001\u202C, \u2067x\u2069</p><pre>if \u202Dx</pre><p><bdo dir=rtl>abc</bdo></p>',
      ),
    ).toEqual([
      p('pay 001\u202C, \u2067x\u2069'),
      { type: 'code', text: 'if x' },
      p('abc'),
    ]);
  });

  test('a reading over characters stands behind them in brackets', () => {
    expect(
      read(
        '<p><ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>へ <ruby>京都<rp>(</rp><rt>きょうと</rt><rp>)</rp></ruby> <ruby>WWW<rt>World Wide Web<rt> </ruby>',
      ),
    ).toEqual([
      p('東（とう）京（きょう）へ 京都(きょうと) WWW (World Wide Web)'),
    ]);
  });

  test('links are to pages and mail, all others are words', () => {
    expect(
      read(
        '<p><a href="https://a.example/">a</a> <a href="mailto:b@a.example">b</a> <a href="javascript:x()">c</a> <a href="#d">d</a> <a href="data:text/html,x">e</a></p>',
      ),
    ).toEqual([
      p(
        link('https://a.example/', 'a'),
        ' ',
        link('mailto:b@a.example', 'b'),
        ' c d e',
      ),
    ]);
  });

  test('two line breaks divide paragraphs, one does not', () => {
    expect(read('a<br>b<br><br>c<br>')).toEqual([
      p('a', { type: 'line-break' }, 'b'),
      p('c'),
    ]);
  });

  test('the language of words that are in another one', () => {
    expect(
      read(
        '<p lang="en-US">one <span lang="fr-fr">deux</span></p><p lang="de">drei</p>',
      ),
    ).toEqual([
      p('one ', { type: 'text', text: 'deux', language: 'fr-FR' }),
      { ...p('drei'), language: 'de' },
    ]);
  });
});

describe('structure', () => {
  test('headings down to the fourth level, and no more bold than they are', () => {
    expect(
      read('<h1><b>a</b></h1><h4>b</h4><h6>c</h6><p class="MsoTitle">d</p>'),
    ).toEqual([h(1, 'a'), h(4, 'b'), h(4, 'c'), h(1, 'd')]);
  });

  test('lists deeper than a document may have stand at the deepest level', () => {
    const deep = `${'<ul><li>x'.repeat(12)}${'</li></ul>'.repeat(12)}`;
    const [list] = read(deep);
    expect(list && blockSchema.safeParse(placed(list)).success).toBe(true);
    expect(JSON.stringify(list).match(/"x"/g)).toHaveLength(12);
  });

  test('a list item of several paragraphs is one item of lines', () => {
    expect(read('<ul><li><p>a</p><p>b</p></li></ul>')).toEqual([
      ul(['a', { type: 'line-break' }, 'b']),
    ]);
  });

  test('a table in a list stands behind it, with all of its words', () => {
    const blocks = read(
      '<ul><li>a<table><tr><td>1<td>2</table></li><li>b</ul>',
    );
    expect(blocks.map(({ type }) => type)).toEqual(['list', 'table']);
  });

  test('the lists of Word on the web, each of one item', () => {
    const item = (level: number, words: string): string =>
      `<div class="ListContainerWrapper"><ul><li data-aria-level="${level}"><p>${words}</p></li></ul></div>`;
    expect(read(item(1, 'a') + item(2, 'b') + item(1, 'c'))).toEqual([
      {
        type: 'list',
        style: 'unordered',
        items: [
          {
            content: [text('a')],
            children: {
              style: 'unordered',
              items: [{ content: [text('b')] }],
            },
          },
          { content: [text('c')] },
        ],
      },
    ]);
  });

  test('a quotation with a list in it is divided by the list', () => {
    expect(
      read('<blockquote><p>a</p><ul><li>b</ul><p>c</p></blockquote>'),
    ).toEqual([quote([['a']]), ul(['b']), quote([['c']])]);
  });

  test('code keeps its lines and spaces', () => {
    expect(read('<pre><code>if x:\n\ty = 1<br>z</code></pre>')).toEqual([
      { type: 'code', text: 'if x:\n\ty = 1\nz' },
    ]);
  });

  test('rows that do not fit, and spans that overlap, become a rectangle', () => {
    const [table] = read(
      '<table><tr><td rowspan=9>a<td colspan=3>b<tr><td>c<tr></table>',
    );
    expect(table && blockSchema.safeParse(placed(table)).success).toBe(true);
    expect(table).toMatchObject({
      rows: [
        [{ rows: 2 }, { columns: 3 }],
        [{ content: [text('c')] }, { content: [] }, { content: [] }],
      ],
    });
  });

  test('a table that is too wide or too large is refused with a sentence', () => {
    expect(() => read(`<table><tr>${'<td>x'.repeat(200)}</table>`)).toThrow(
      AppError,
    );
    expect(() =>
      read(`<table>${`<tr>${'<td>x'.repeat(60)}`.repeat(400)}</table>`),
    ).toThrow(/cells/);
    expect(() => read('<table><tr><td colspan=99999>x<td>y</table>')).toThrow(
      /more than 1000 columns/,
    );
  });
});

describe('footnotes', () => {
  const notes = (html: string): unknown[] =>
    read(html).flatMap((block) =>
      'content' in block
        ? block.content.filter(({ type }) => type === 'footnote')
        : [],
    );

  test('of Pandoc: the mark is a note, and the list of bodies is gone', () => {
    const blocks = read(
      '<p>A<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p><section id="footnotes" class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>Body<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p><p>more</p></li></ol></section>',
    );
    expect(blocks).toEqual([
      p('A', {
        type: 'footnote',
        id: 'n1' as never,
        content: [text('Body'), { type: 'paragraph-break' }, text('more')],
      }),
    ]);
  });

  test('several marks of one body have a copy each', () => {
    expect(
      notes(
        '<p>a<sup><a href="#x">1</a></sup> b<sup><a href="#x">1</a></sup></p><p id="x">Body</p>',
      ),
    ).toEqual([
      { type: 'footnote', id: 'n1', content: [text('Body')] },
      { type: 'footnote', id: 'n2', content: [text('Body')] },
    ]);
  });

  test.each([
    '<a href="#_ftn7" name="_ftnref7">[7]</a>',
    '<a class="sdfootnoteanc" href="#sdfootnote7sym"><sup>7</sup></a>',
    '<sup class="reference"><a href="https://w.example/x#cite_note-7">[7]</a></sup>',
    '<sup><a href="#ftnt7" id="ftnt_ref7">[7]</a></sup>',
  ])('a mark without its body is words in brackets: %s', (mark) => {
    expect(read(`<p>a${mark} b</p>`)).toEqual([p('a[7] b')]);
  });

  test('a mark within a body stays words', () => {
    expect(
      notes(
        '<p>a<sup><a href="#fn1">1</a></sup></p><div id="fn1">one<sup><a href="#fn2">2</a></sup></div><div id="fn2">two</div>',
      ),
    ).toEqual([{ type: 'footnote', id: 'n1', content: [text('one[2]')] }]);
  });

  test('a link to a heading is no note', () => {
    expect(read('<p><a href="#h">one</a></p><h2 id="h">x</h2>')).toEqual([
      p('one'),
      h(2, 'x'),
    ]);
  });
});

describe('any input', () => {
  const tags =
    'p div b i span a ul ol li table tr td th pre code blockquote h1 h6 br hr sup q img section caption footer'.split(
      ' ',
    );
  const attribute = fc.constantFrom(
    '',
    ' href="#a"',
    ' id="a"',
    ' name="_ftn1"',
    ' href="#_ftn1"',
    ' href="#fnref1"',
    ' href="https://a.example/"',
    ' style="mso-list:l0 level3 lfo1"',
    ' style="mso-list:Ignore"',
    ' style="white-space:pre"',
    ' colspan=3',
    ' rowspan=2',
    ' rowspan=0',
    ' data-aria-level=4',
    ' role=checkbox aria-checked=true',
    ' class=footnotes',
    ' lang=fr',
    ' dir=rtl',
  );
  const piece = fc.oneof(
    fc
      .tuple(fc.constantFrom(...tags), attribute)
      .map(([tag, more]) => `<${tag}${more}>`),
    fc.constantFrom(...tags).map((tag) => `</${tag}>`),
    fc.constantFrom('1', ' ', 'word', '\u00A0', '[2]', '&amp;', '\n'),
    fc.constantFrom('<!--StartFragment-->', '<!--EndFragment-->'),
    fc.string(),
  );
  const isValid = (html: string): void => {
    try {
      for (const block of read(html))
        expect(blockSchema.safeParse(placed(block)).error).toBeUndefined();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  };

  test('property: gives valid blocks or a sentence, and never fails', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        isValid(parts.join(''));
      }),
      { numRuns: 2000 },
    );
  });

  test('property: the words of plain paragraphs come through whole', () => {
    const words = fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6}){0,4}$/);
    fc.assert(
      fc.property(fc.array(words, { minLength: 1 }), (lines) => {
        expect(read(lines.map((line) => `<p>${line}`).join('\n'))).toEqual(
          lines.map((line) => p(line)),
        );
      }),
    );
  });

  test.each([
    ['div', 10_000],
    ['b', 10_000],
    ['ul><li', 10_000],
    ['blockquote', 10_000],
    ['table><tr><td', 2_000],
  ])('%s within each other, %i deep', (tag, depth) => {
    isValid(`<${tag}>x`.repeat(depth));
  });

  test('a paragraph of half a million characters, and five million of HTML', () => {
    const long = 'word '.repeat(100_000);
    expect(read(`<p>${long}</p>`)).toEqual([p(long.trim())]);
    const many = `<p style="margin:0"><span lang=EN-US>${'word '.repeat(20)}</span></p>\n`;
    const count = Math.ceil(5_000_000 / many.length);
    expect(read(many.repeat(count))).toHaveLength(count);
  });

  test('what is larger than can be read is refused', () => {
    expect(() => read('x'.repeat(20_000_001))).toThrow(AppError);
  });
});

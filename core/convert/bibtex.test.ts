import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cslItemSchema, type CslItem } from '../citations/source.ts';
import { importBibtex, MAX_COMMANDS } from './bibtex.ts';
import type { SourcesImport } from './imported-source.ts';

const read = (text: string): SourcesImport => importBibtex(text, 'refs.bib');

/** The item of the only entry in `text`. */
function itemOf(text: string): CslItem | undefined {
  const { sources, skipped } = read(text);
  expect(skipped).toEqual([]);
  expect(sources).toHaveLength(1);
  return sources[0]?.item;
}
/** The title that comes of this LaTeX. */
const title = (latex: string): unknown =>
  itemOf(`@book{k, title = {${latex}}}`)?.['title'];

describe('types and fields', () => {
  test('an article in a journal', () => {
    expect(
      itemOf(String.raw`@article{smith2020,
        author = {M{\"u}ller, J{\"o}rg and {Department of Health} and Ludwig van Beethoven and others},
        title = {A {NASA} Study of CO$_2$}, subtitle = {Part One},
        journal = {J. of Things \& Co}, volume = 4, number = {3}, pages = {1--20},
        year = 2020, month = feb, doi = {https://doi.org/10.5555/a_b},
        langid = {british}, keywords = {a, b},
      }`),
    ).toEqual({
      type: 'article-journal',
      author: [
        { family: 'Müller', given: 'Jörg' },
        { literal: 'Department of Health' },
        {
          family: 'Beethoven',
          given: 'Ludwig',
          'non-dropping-particle': 'van',
        },
        { literal: 'others' },
      ],
      title: 'A NASA Study of CO2: Part One',
      'container-title': 'J. of Things & Co',
      volume: '4',
      issue: '3',
      page: '1-20',
      issued: { 'date-parts': [[2020, 2]] },
      DOI: '10.5555/a_b',
      language: 'en-GB',
      keyword: 'a, b',
    });
  });

  test('what stands in braces is one part of a name, on either side of the comma', () => {
    expect(
      itemOf(
        `@misc{k, author = {{van der Berg}, Jan and J. {van de Linde} and van {den Hoek}, A. and {du Pré}, {Jr.}, Paul and {Office of Trade, Region 4} and {Smith {and} Sons} and Okafor, and van Ness,}}`,
      )?.['author'],
    ).toEqual([
      { family: 'van der Berg', given: 'Jan' },
      { family: 'van de Linde', given: 'J.' },
      { family: 'den Hoek', given: 'A.', 'non-dropping-particle': 'van' },
      { family: 'du Pré', given: 'Paul', suffix: 'Jr.' },
      { literal: 'Office of Trade, Region 4' },
      { literal: 'Smith and Sons' },
      { literal: 'Okafor' },
      { family: 'Ness', 'non-dropping-particle': 'van' },
    ]);
  });

  test.each<[string, Record<string, unknown>]>([
    [
      '@techreport{k, title={T}, institution={I}, number={7}}',
      { type: 'report', publisher: 'I', number: '7' },
    ],
    [
      '@phdthesis{k, title={T}, school={S}}',
      { type: 'thesis', publisher: 'S', genre: 'PhD thesis' },
    ],
    [
      '@thesis{k, title={T}, type={mathesis}}',
      { type: 'thesis', genre: 'Master’s thesis' },
    ],
    [
      '@incollection{k, title={T}, booktitle={B}, booksubtitle={C}, editor={Law, A.}}',
      {
        type: 'chapter',
        'container-title': 'B: C',
        editor: [{ family: 'Law', given: 'A.' }],
      },
    ],
    [
      '@misc{k, title={T}, howpublished={\\url{https://a.example/x_y}}}',
      { type: 'webpage', URL: 'https://a.example/x_y' },
    ],
    [
      '@online{k, title={T}, url={https://a.example/%7Ex}, urldate={2026-05-12}}',
      {
        type: 'webpage',
        URL: 'https://a.example/%7Ex',
        accessed: { 'date-parts': [[2026, 5, 12]] },
      },
    ],
    [
      '@misc{k, title={T}, eprinttype={arxiv}, eprint={2001.00001}}',
      { type: 'document', URL: 'https://arxiv.org/abs/2001.00001' },
    ],
    ['@legal_case{k, title={T}}', { type: 'legal_case' }],
    ['@bill{k, title={T}, number=7}', { type: 'bill', number: '7' }],
    [
      '@book{k, title={T}, series={S}, number={7}, address={Hallin}}',
      {
        type: 'book',
        'collection-title': 'S',
        'collection-number': '7',
        'publisher-place': 'Hallin',
      },
    ],
    ['@somethingelse{k, title={T}}', { type: 'document' }],
  ])('%s', (text, expected) => {
    expect(itemOf(text)).toMatchObject({ title: 'T', ...expected });
  });

  test.each<[string, CslItem['issued']]>([
    ['date = {2020-02-03}', { 'date-parts': [[2020, 2, 3]] }],
    [
      'date = {2020-02/2020-05}',
      {
        'date-parts': [
          [2020, 2],
          [2020, 5],
        ],
      },
    ],
    ['date = {2020~}', { 'date-parts': [[2020]], circa: true }],
    [
      'year = {2020}, month = {March}, day = 7',
      { 'date-parts': [[2020, 3, 7]] },
    ],
    ['year = 2020, month = "12~" # feb', { 'date-parts': [[2020, 2, 12]] }],
    ['year = {forthcoming}', { literal: 'forthcoming' }],
    ['year = {c. 1990}', { literal: 'c. 1990' }],
    ['year = 2020, month = feb # {~12}', { 'date-parts': [[2020, 2, 12]] }],
    ['year = 2020, month = 2, day = 3', { 'date-parts': [[2020, 2, 3]] }],
    ['year = {2020}, month = {Summer}', { 'date-parts': [[2020]] }],
  ])('%s', (fields, issued) => {
    expect(itemOf(`@book{k, title={T}, ${fields}}`)?.issued).toEqual(issued);
  });

  test('macros, crossref, comments, keys in their places', () => {
    const { sources, skipped } = read(`
      Words between entries, me@example.com, are no entries.
      @comment{jabref-meta: @book{not, title={x}}}
      @preamble{"\\newcommand{\\x}{}"}
      @string{pub = "Harbour" # { Press}}
      @inproceedings{part, title = "Part", crossref = {whole}, author={Law, A.}}
      @proceedings{whole, title = {Whole}, editor={Lind, P.}, publisher = pub, year = 2019, crossref = {part}}
      @book{title = {No key}, publisher = PUB # {, Hallin}}
      @book(paren, title = {Round (brackets)})
      @book{paren, title = {The same key again}}
      @xdata{x, publisher = {No source}}`);
    expect(skipped).toEqual([]);
    expect(
      sources.map(({ citekey, item }) => [citekey, item['title']]),
    ).toEqual(
      [
        ['part', 'Part'],
        ['whole', 'Whole'],
        ['no', 'No key'],
        ['paren', 'Round (brackets)'],
        ['the', 'The same key again'],
      ].map(([key, words]) => [key === 'the' ? 'same' : key, words]),
    );
    expect(sources[0]?.item).toMatchObject({
      type: 'paper-conference',
      'container-title': 'Whole',
      publisher: 'Harbour Press',
      issued: { 'date-parts': [[2019]] },
      editor: [{ family: 'Lind', given: 'P.' }],
    });
    expect(sources[2]?.item['publisher']).toBe('Harbour Press, Hallin');
    expect(sources[3]?.raw).toEqual({
      format: 'bibtex',
      text: '@book(paren, title = {Round (brackets)})',
    });
  });
});

describe('LaTeX', () => {
  test.each([
    [
      String.raw`{\"o}\'e\`a\^{\i}\~n\c{c}\c c\v{S}\H{o}\u g\k{a}\r{u}\.z`,
      'öéàîñççŠőğąůż',
    ],
    [
      String.raw`\ss\ and \o{}x \AE sop \L{}\'od\'z {\aa}`,
      'ß and øx Æsop Łódź å',
    ],
    [String.raw`\& \% \_ \# \$ \{ \}`, '& % _ # $ { }'],
    ["``Quoted'' and `single'", "“Quoted” and `single'"],
    [String.raw`\enquote{Quoted} \emph{it \textbf{bold}}`, '“Quoted” it bold'],
    ['Costs $5 or $10', 'Costs $5 or $10'],
    ['CO$_2$ and $x^{2}$', 'CO2 and x²'],
    [
      String.raw`10$^{6}$ at 10\textsuperscript{-3}, $10^9$`,
      '10⁶ at 10⁻³, 10⁹',
    ],
    [String.raw`the 4\textsuperscript{th}`, 'the 4th'],
    ['a_b ^c', 'a_b ^c'],
    ['1914--1918 --- a~war', '1914–1918 — a\u00a0war'],
    ['one\n   two', 'one two'],
    ['50% off', '50% off'],
    ['港湾「潮位」', '港湾「潮位」'],
    ['\u202Edesrever\u202C', '\u202Edesrever\u202C'],
    ['The {NASA} {De Facto} iPhone', 'The NASA De Facto iPhone'],
  ])('%s', (latex, words) => {
    expect(title(latex)).toBe(words);
  });

  test('markup of other kinds is text, but for the tags of looks', () => {
    expect(title('<i>A</i> & <script>alert(1)</script>')).toBe(
      'A & <script>alert(1)</script>',
    );
    for (const words of [
      '#panic("t") *b* _i_ [c] <label> @ref',
      "'); DROP TABLE sources;--",
      '%%STRING%% &amp; <!-- x -->',
    ])
      expect(title(words)).toBe(words);
  });
});

test('words that every object of JavaScript knows are words', () => {
  expect(
    itemOf(
      '@constructor{toString, title={valueOf}, type={constructor}, constructor={x}, __proto__={y}, langid={toString}, author={constructor}, journal=toString}',
    ),
  ).toEqual({
    type: 'document',
    title: 'valueOf',
    genre: 'constructor',
    author: [{ literal: 'constructor' }],
    'container-title': 'toString',
  });
});

describe('mistakes', () => {
  test('each is reported with key, line and reason, and costs itself alone', () => {
    const { sources, skipped } = read(`@book{first, title={1}}
@book{open, title = {never closed, year = 2020}

@book{quote, title = "never closed}
@book{noequals, title {x}}
@book{novalue, title = , year = 2020}
@book{empty}
@book{last, title={2} publisher={a comma is missing}, , }
`);
    expect(sources.map(({ citekey }) => citekey)).toEqual(['first', 'last']);
    expect(sources[1]?.item['publisher']).toBe('a comma is missing');
    expect(skipped).toEqual([
      {
        entry: 'open',
        reason: 'It is never closed.',
        line: 2,
      },
      {
        entry: 'quote',
        reason:
          'It has a brace that closes before it opens; look at its title, on line 4.',
        line: 4,
      },
      {
        entry: 'noequals',
        reason: 'It has "title" where a field and its value should stand.',
        line: 5,
      },
      {
        entry: 'novalue',
        reason: 'It has a field without a value; look at its title, on line 6.',
        line: 6,
      },
      { entry: 'empty', reason: 'It has no fields.', line: 7 },
    ]);
  });

  test('a brace too many is told with the field that it is in, not where the entry runs out', () => {
    const { sources, skipped } = read(`@book{before, title={1}}
@article{swallowed,
  title = {The tides},
  year = 2009,
  publisher = {Taylor {{\\&} Francis},
  doi = {10.5555/1},
  abstract = {x}
}

@article{named, title = {2}, note = {a = {b}}}
@book{after, title={3}}
`);
    expect(sources.map(({ citekey }) => citekey)).toEqual([
      'before',
      'named',
      'after',
    ]);
    expect(skipped).toEqual([
      {
        entry: 'swallowed',
        line: 2,
        reason: 'It is never closed; look at its publisher, on line 5.',
      },
    ]);
  });

  test('an entry behind % is a comment; one behind other words is none', () => {
    const { sources, skipped } = read(`% Encoding: UTF-8@book{one, title={1}}
%@ARTICLE{two,
%  TITLE = {2},
%}
  %% @book{three, title={3}}
@book{four, title={50 % of {%}}, note={x
%@book{five, title={5}}
}}
100 %@book{six, title={6}}
`);
    expect(sources.map(({ citekey }) => citekey)).toEqual([
      'one',
      'four',
      'six',
    ]);
    expect(skipped).toEqual([]);
  });

  test('a key between braces may have brackets', () => {
    const { sources, skipped } = read(
      '@online{Agilent(2022)Some, title={1}}\n@book(plain, title={2})',
    );
    expect(skipped).toEqual([]);
    expect(sources.map(({ item }) => item['title'])).toEqual(['1', '2']);
  });

  test('NUL and halves of characters are named', () => {
    const { sources, skipped } = read(
      '@book{a, title={x\u0000}}\n@book{b, title={\ud800}}\n@book{c, title={ok}}',
    );
    expect(sources.map(({ citekey }) => citekey)).toEqual(['c']);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'The entry is not valid: title holds NUL (U+0000).',
      'The entry is not valid: title holds unpaired surrogate (U+D800).',
    ]);
  });

  test.each([
    '',
    'Dear all, write to a@b.example',
    '@Override(x)\n@media (max-width: 3px) { a }',
    '{"type":"book"}',
    '@'.repeat(10_000),
    '@a{'.repeat(10_000),
  ])('%.40s is not BibTeX', (text) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        code: 'bad-input',
        message:
          'refs.bib has no BibTeX entry in it, so no sources could be read from it.',
      }),
    );
  });
});

describe('hostile files end, whole or with a reason', () => {
  const nested = (open: string, close: string): string =>
    `${open.repeat(10_000)}x${close.repeat(10_000)}`;
  test.each([
    ['{', '}', 'x'],
    ['[', ']', nested('[', ']')],
    ['(', ')', nested('(', ')')],
    ['<i>', '</i>', null],
    ['$', '$', null],
    ['\\emph{', '}', 'x'],
  ])('10,000 nested %s', (open, close, words) => {
    const words10k = title(nested(open, close));
    if (words !== null) expect(words10k).toBe(words);
    expect(words10k).toContain('x');
  });

  test.each([
    ['braces that stay open', `@book{k, title={${'{'.repeat(10_000)}}}`],
    ['entries that stay open', '@book{k, title={\n'.repeat(20_000)],
    ['quotes that stay open', '@book{k, title="\n'.repeat(20_000)],
    ['a comment at the end', '@book{k, title={x}} %'],
    ['comment lines', `@book{k,${'\n%c'.repeat(20_000)}\ntitle={x}}`],
    [
      'white space',
      `@book{k, title={${' '.repeat(200_000)}x${'\n'.repeat(100_000)}}, pages={1${' '.repeat(100_000)}}}`,
    ],
    [
      'a long address',
      `@book{k, title={x}, url={http://${'a-'.repeat(50_000)}}}`,
    ],
    [
      'many names',
      `@book{k, title={x}, author={${'Law, A and '.repeat(10_000)}B}}`,
    ],
    ['a long date', `@book{k, title={x}, date={${'2020-'.repeat(20_000)}}}`],
    ['crossref to itself', '@book{k, title={x}, crossref={k}}'],
  ])('%s', (_name, text) => {
    const started = performance.now();
    const { sources, skipped } = read(text);
    expect(sources.length + skipped.length).toBeGreaterThan(0);
    for (const { reason } of skipped) expect(reason).toMatch(/\.$/);
    // Each takes well under a second; what goes wrong here takes minutes.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('macros that double, and a long parent with many children', () => {
    const doubling = Array.from(
      { length: 60 },
      (_, index) => `@string{m${index + 1} = m${index} # m${index}}\n`,
    ).join('');
    const bomb = read(
      `@string{m0 = "lol"}\n${doubling}@book{a, title=m10}\n@book{b, title=m60 # m60}`,
    );
    expect(bomb.sources[0]?.item['title']).toBe('lol'.repeat(1024));
    // A macro that could not be made is a word.
    expect(bomb.sources[1]?.item['title']).toMatch(/^(m\d+)+$/);
    expect(bomb.skipped[0]?.reason).toContain('1,000,000 characters');

    const child = (index: number): string =>
      `@inbook{c${index}, crossref={p}, title={x}}`;
    const heavy = read(
      `@book{p, title={${'long '.repeat(150_000)}}}\n${Array.from({ length: 1000 }, (_, index) => child(index)).join('\n')}`,
    );
    expect(heavy.sources.length + heavy.skipped.length).toBe(1001);
    expect(heavy.skipped.at(-1)?.reason).toContain('longer than Precis reads');
  });

  test('more commands than are read at once', () => {
    const { sources, skipped } = read(
      `@book{a, title={x}}\n@book{b, title={${'\\x '.repeat(MAX_COMMANDS + 1)}}}\n@book{c, title={\\x y}}`,
    );
    expect(sources.map(({ citekey }) => citekey)).toEqual(['a']);
    expect(skipped.map(({ entry }) => entry)).toEqual(['b', 'c']);
    expect(skipped[0]?.reason).toContain('100,000');
  });

  test('any words in any place: nothing is lost and nothing throws but bad input', () => {
    const words = fc.string({
      unit: fc.constantFrom(
        '{',
        '}',
        '"',
        '\\',
        '@',
        ',',
        '=',
        '#',
        '%',
        '$',
        '\n',
        ' ',
        'a',
        '\\"',
        '@book{',
        'title',
        '\u0870',
        '\u0871',
        '\ufdd0',
      ),
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, words, (inside, after) => {
        const { sources, skipped } = read(
          `@book{first, title={${inside}}}\n${after}\n@book{last, title={The last}}\n`,
        );
        expect([
          ...sources.map(({ citekey }) => citekey),
          ...skipped.map(({ entry }) => entry),
        ]).toContain('first');
        for (const { item } of sources)
          expect(cslItemSchema.safeParse(item).success).toBe(true);
        if (!after.includes('@'))
          expect(sources.at(-1)?.item['title']).toBe('The last');
      }),
      { numRuns: 500 },
    );
  });
});

test('10,000 entries come in whole', () => {
  const text = Array.from(
    { length: 10_000 },
    (_, index) =>
      `@article{k${String(index)}, title={Gr{\\"o}{\\ss}e ${String(index)}}, author={Law, J{\\'o}hn}, journal={J. \\& K.}, year=2020}`,
  ).join('\n');
  const { sources, skipped } = read(text);
  expect(skipped).toEqual([]);
  expect(sources).toHaveLength(10_000);
  expect(sources.at(-1)?.item['title']).toBe('Größe 9999');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { useCitationStyles } from '../../electron/services/citation-styles-fixture.ts';
import { readCitationStyle } from '../../electron/services/citation-styles.ts';
import { cite, doc, note, p } from '../document/builder.ts';
import type { Citation } from '../document/document.ts';
import { MAX_QUOTES, MAX_STYLED } from './citeproc-output.ts';
import { formatNotes } from './format-notes.ts';
import { plainNote } from './formatted-note.ts';
import { item, on, sourceMap } from './sources-fixture.ts';

const resources = useCitationStyles();

/** The one note that cites a source of these fields. */
function printed(
  fields: Record<string, unknown>,
  citation: Citation = cite('one'),
): string {
  return formatNotes(
    doc(p('Words', note({ ...citation }))),
    sourceMap({ one: item(fields) }),
    readCitationStyle(resources(), 'chicago-notes', 'en-GB'),
  )
    .map(plainNote)
    .join();
}

/** The note of a book with this title and these other fields. */
const printedTitle = (
  title: string,
  more: Record<string, unknown> = {},
): string =>
  printed({
    type: 'book',
    title,
    author: [{ family: 'Adeyemi', given: 'Folasade' }],
    publisher: 'University of Hallin',
    issued: on(2015),
    ...more,
  });

describe('a person’s text is text', () => {
  test.each([
    '<i>A</i> & <script>alert(1)</script>',
    '<span class="nocase">NASA</span> &amp; &lt;',
    '</i></span><!-- X -->',
    '#panic(t) *B* _I_ $Y$ [C] <label> @Ref \\u{41} = // /* */',
    'A < B > C && D',
    '%%STRING%% %%PARAM%%',
    '\u202Edesrever\u202C',
    '港湾「潮位」',
    '{"A": [1]}; DROP TABLE Sources;--',
    '\u{f0041}\u{ffffd}\uE000',
  ])('%s', (title) => {
    expect(printedTitle(title)).toContain(`Adeyemi, ${title} (`);
  });

  test('in names, publishers, dates, prefixes, suffixes and literals', () => {
    const nasty = '<b>#let</b>';
    const line = printed(
      {
        type: 'book',
        title: nasty,
        author: [{ family: nasty, given: nasty }, { literal: nasty }],
        publisher: nasty,
        'publisher-place': nasty,
        issued: { literal: nasty },
      },
      cite('one', undefined, { prefix: nasty, suffix: nasty }),
    );
    expect(line.split(nasty)).toHaveLength(10);
  });

  test('brackets, `$&` and backslashes that nobody closes or pairs', () => {
    const odd = "a) $& $' \\- [b";
    const line = printed(
      { type: 'book', title: 'T', publisher: 'P (x' },
      {
        ...cite('one', undefined, { prefix: odd, suffix: odd }),
        locator: { label: 'page', value: '4-&\\-5' },
      },
    );
    expect(line.split('a) $& $’ \\- [b')).toHaveLength(3);
    expect(line).toContain('4-&\\-5');
    expect(printedTitle('ﬁrst ŉ')).toContain('ﬁrst ŉ');
  });

  test('quotation marks become the style’s, apostrophes too', () => {
    expect(printedTitle("The \"great\" reset: it's 'here'")).toContain(
      'The ‘Great’ Reset: It’s “Here”',
    );
    expect(printedTitle('A 3.5" floppy')).toContain('A 3.5" Floppy');
  });

  test('a syntax of citeproc in a note is none', () => {
    const line = printedTitle('Title', {
      note: 'author: Someone || Else\ntype: bill',
    });
    expect(line).toContain('Adeyemi, Title');
    expect(line).not.toContain('Someone');
  });

  test.each(['__proto__', 'constructor', 'toString', 'valueOf'])(
    'a word that every object of JavaScript knows: %s',
    (word) => {
      const line = printed(
        {
          type: 'book',
          title: word,
          author: [
            { family: word, given: word },
            { family: word, given: 'B.' },
          ],
          publisher: word,
          'publisher-place': word,
          language: word,
          jurisdiction: word,
          issued: { literal: word },
        },
        cite('one', undefined, { prefix: `${word} `, suffix: ` ${word}` }),
      );
      expect(line.split(word)).toHaveLength(10);
    },
  );

  test('only titles in English take the style’s capitals', () => {
    const words = 'the gauges of the coast';
    const capitals = 'The Gauges of the Coast';
    for (const language of ['en-AU', 'English', ''])
      expect(printedTitle(words, { language })).toContain(capitals);
    for (const language of ['de', 'nl-NL', 'Deutsch'])
      expect(printedTitle(words, { language })).toContain(words);
  });

  test('fields of other programs do not reach the engine', () => {
    expect(
      printedTitle('Title', { multi: 'x', system_id: 'y', position: '1' }),
    ).toContain('Adeyemi, Title');
  });

  test.each([
    ['[', ']'],
    ['(', ')'],
    ['<i>', '</i>'],
    ['"', '"'],
    [' "', '" '],
    ['“', '”'],
    ["'", "'"],
  ])('10,000 nested %s', (open, close) => {
    const title = `${open.repeat(10_000)}x${close.repeat(10_000)}`;
    const started = performance.now();
    expect(printedTitle(title)).toContain(title.trim());
    // It takes a tenth of a second; before the limits, a minute.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('the limits are on the field, and what is above them is whole', () => {
    const quoted = `${'"a" '.repeat(MAX_QUOTES / 2)}"`;
    expect(printedTitle(quoted)).toContain(quoted);
    const long = 'a b '.repeat(MAX_STYLED / 4 + 1).trim() + 'zzz';
    expect(printedTitle(long)).toContain(long);
    const name = 'Long Name '.repeat(5000).trim();
    expect(
      printedTitle('T', { author: [{ family: name, given: name }] }),
    ).toContain(`${name} ${name}`);
  });

  test('any title and name come out whole in letters and signs', () => {
    // Quotation marks and case are the style's; all else must be there, in order.
    const bare = (words: string): string =>
      words
        .toUpperCase()
        .toLowerCase()
        .replace(/[\s"'“”‘’«».,:;!?–—-]/g, '');
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            ...Array.from('<>/&#$*_[]{}()@\\=%"\'`|~^ abİßﬁ山é'),
            '<i>',
            '</i>',
            '<span class="nocase">',
            '</span>',
            ' "',
          ),
          minLength: 1,
          maxLength: 30,
        }),
        (title) => {
          fc.pre(/[a山é]/.test(title));
          expect(bare(printedTitle(title))).toContain(bare(title));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('dates', () => {
  test.each([
    [{ 'date-parts': [[2019], [2021]] }, '2019–2021'],
    [{ 'date-parts': [[2020]], circa: true }, '[2020?]'],
    [{ raw: 'c. 1990' }, '[1990?]'],
    [{ edtf: '2020~' }, '[2020?]'],
    [{ edtf: '1999/2001' }, '1999–2001'],
    [{ 'date-parts': [[-44]] }, '44BC'],
    [{ literal: 'forthcoming' }, 'forthcoming'],
    [{ raw: '<i>2020</i>' }, '<i>2020</i>'],
    [{ 'date-parts': [['2020', 'x']] }, '2020-x'],
  ])('%j', (issued, words) => {
    expect(printedTitle('Title', { issued })).toContain(
      `(University of Hallin, ${words}).`,
    );
  });
});

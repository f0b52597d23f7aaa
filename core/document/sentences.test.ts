import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cite, marker, note } from './builder.ts';
import type { Inline } from './document.ts';
import { sentencesOf } from './sentences.ts';
import { plainInline } from './walk.ts';

const words = (text: string): Inline[] => [{ type: 'text', text }];
const split = (text: string, language = 'en'): string[] =>
  sentencesOf(words(text), language).map((sentence) => sentence.text);

test.each<[string, string, string[]]>([
  [
    'en',
    'It fell by 4.5% in the U.S. It rose elsewhere.',
    ['It fell by 4.5% in the U.S.', 'It rose elsewhere.'],
  ],
  [
    'en',
    'The U.S. Treasury and Mr. J. R. Smith agreed. So did we.',
    ['The U.S. Treasury and Mr. J. R. Smith agreed.', 'So did we.'],
  ],
  [
    'en',
    'See p. 4, No. 5 and e.g. Annex 2. Then stop!',
    ['See p. 4, No. 5 and e.g. Annex 2.', 'Then stop!'],
  ],
  [
    'en',
    'He said: “It is so. We go.” Then he left.',
    ['He said: “It is so. We go.”', 'Then he left.'],
  ],
  [
    'en',
    '“What?” she asked. Nobody knew.',
    ['“What?” she asked.', 'Nobody knew.'],
  ],
  [
    'en',
    '(It did so. Twice.) It stopped.',
    ['(It did so. Twice.)', 'It stopped.'],
  ],
  [
    'en',
    'It ended at 5 p.m. The rest went home.',
    ['It ended at 5 p.m.', 'The rest went home.'],
  ],
  [
    'en',
    '1. The lease ends. 2. No tender began.',
    ['1. The lease ends.', '2. No tender began.'],
  ],
  [
    'en',
    'An “open quotation. It goes on. So it does.',
    ['An “open quotation.', 'It goes on.', 'So it does.'],
  ],
  [
    'en',
    'One line\nAnother line. And more',
    ['One line', 'Another line.', 'And more'],
  ],
  ['en', 'Wait… what? Yes.', ['Wait… what?', 'Yes.']],
  [
    'de',
    'Am 12. Mai 2026 kam Dr. Müller z. B. nicht. Nr. 5 gilt.',
    ['Am 12. Mai 2026 kam Dr. Müller z. B. nicht.', 'Nr. 5 gilt.'],
  ],
  [
    'de',
    'Es waren 12. Der Rest kam. „Wir gehen. So.“ Das war alles.',
    ['Es waren 12.', 'Der Rest kam.', '„Wir gehen. So.“', 'Das war alles.'],
  ],
  [
    'fr',
    'M. Dupont a dit : « C’est vrai. » Il est parti.',
    ['M. Dupont a dit : « C’est vrai. »', 'Il est parti.'],
  ],
  [
    'ja',
    '「行く。」と彼は言った。次に（第２章。）続く！本当？',
    ['「行く。」と彼は言った。', '次に（第２章。）続く！', '本当？'],
  ],
])('%s: %s', (language, text, expected) => {
  expect(split(text, language)).toEqual(expected);
});

test('a note belongs to the sentence that it stands in or behind, a marker behind the stop as well', () => {
  const a = note(cite('a'));
  const b = note(cite('b'));
  const c = note(cite('c'));
  const one = marker('[1]');
  const two = marker('[2]');
  const content: Inline[] = [
    ...words('It rose.'),
    a,
    ...words(' It fell '),
    b,
    ...words('again. '),
    one,
    ...words(' Then it '),
    two,
    ...words(' stood. '),
    c,
  ];
  expect(
    sentencesOf(content, 'en').map(({ text, footnotes, markers }) => [
      text,
      footnotes.map(({ id }) => id),
      markers.map(({ id }) => id),
    ]),
  ).toEqual([
    ['It rose.', [a.id], []],
    ['It fell again. [1]', [b.id], [one.id]],
    ['Then it [2] stood.', [c.id], [two.id]],
  ]);
});

test('the sentences hold all words and no two overlap, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'The ',
          'rate ',
          'fell',
          '. ',
          '.',
          '“',
          '”',
          '«',
          '»',
          '"',
          '(',
          ')',
          ' ',
          '\n',
          '4.5',
          'U.S.',
          '。',
          '「',
          '」',
          '[1]',
          '?',
          '!',
          'ß',
          '人',
        ),
        { maxLength: 40 },
      ),
      fc.constantFrom('en', 'fr-CA', 'de', 'ja', 'xx'),
      (parts, language) => {
        const content = words(parts.join('') || 'a');
        const text = plainInline(content);
        let at = 0;
        for (const sentence of sentencesOf(content, language)) {
          expect(text.slice(at, sentence.from).trim()).toBe('');
          expect(text.slice(sentence.from, sentence.to)).toBe(sentence.text);
          expect(sentence.text.trim()).toBe(sentence.text);
          at = sentence.to;
        }
        expect(text.slice(at).trim()).toBe('');
      },
    ),
    { numRuns: 400 },
  );
});

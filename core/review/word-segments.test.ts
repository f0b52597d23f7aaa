import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentWords } from './word-segments.ts';

const part = fc.constantFrom(
  ...['a', 'the', 'of,', 'x.', '3.14', "can't", '日本語です', 'é', '\u0301'],
  ...['\u00a0', '“q”', '(b)', '\t', 'co-op', '\u200d', 'naïve', 'B:c', '😀'],
  ...[' ', '  ', 'ไทย', 'ferry'.repeat(12)],
);

test.each(['en', 'fr', 'de', 'sv', 'ja'])(
  'a text of %s is cut as its segmenter cuts the whole of it',
  (language) => {
    const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 30 }),
        fc.constantFrom('', ' '),
        (parts, between) => {
          const text = parts.join(between);
          expect(segmentWords(text, language)).toEqual(
            Array.from(segmenter.segment(text), ({ segment, isWordLike }) => ({
              segment,
              isWord: isWordLike === true,
            })),
          );
        },
      ),
    );
  },
);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citekeyFor, isCitekey } from './citekey.ts';
import { cslItemSchema, type CslItem } from './source.ts';

const by = (
  author: readonly Record<string, string>[] | undefined,
  more: Record<string, unknown> = {},
): CslItem =>
  cslItemSchema.parse({
    type: 'book',
    ...(author && { author }),
    issued: { 'date-parts': [[2024, 3]] },
    ...more,
  });
const none: ReadonlySet<string> = new Set();

test.each<[CslItem, string]>([
  [by([{ family: 'Okafor', given: 'I.' }]), 'okafor2024'],
  [by([{ family: 'Müller-Łuka' }]), 'mullerluka2024'],
  [by([{ family: 'Straße Øre' }]), 'strasseore2024'],
  [
    by([{ family: 'Linde', 'non-dropping-particle': 'van der' }]),
    'vanderlinde2024',
  ],
  [by([{ literal: 'The Department of Coasts' }]), 'department2024'],
  [by([{ family: '山田' }]), '山田2024'],
  [by(undefined, { title: 'A Review of Gauges' }), 'review2024'],
  [by(undefined, { editor: [{ family: 'Macrae' }] }), 'macrae2024'],
  [by([{ family: '@{}' }], { title: '???' }), 'source2024'],
  [by([{ family: 'Law' }], { issued: { raw: 'c. 1990' } }), 'law1990'],
  [by([{ family: 'Law' }], { issued: { literal: 'forthcoming' } }), 'law'],
  [{ type: 'document' }, 'source'],
])('%j', (item, key) => {
  expect(citekeyFor(item, none)).toBe(key);
});

test('a letter where the key is taken, and after z two', () => {
  const taken = new Set(['okafor2024', 'okafor2024a']);
  const item = by([{ family: 'Okafor' }]);
  expect(citekeyFor(item, taken)).toBe('okafor2024b');
  for (let count = 0; count < 30; count += 1)
    taken.add(citekeyFor(item, taken));
  expect(taken.has('okafor2024z')).toBe(true);
  expect(taken.has('okafor2024ab')).toBe(true);
});

test('any item gets a key that it may have', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string(),
      (family, title) => {
        const key = citekeyFor(by([{ family }], { title }), none);
        expect(isCitekey(key)).toBe(true);
      },
    ),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakable, widthOf } from './break-opportunities.ts';

const INSERTED = /[\u00ad\u200b]/gu;

test('an ordinary text is left as it is', () => {
  const text =
    'The contract for the ferry ends in September, see https://example.org/a.';
  expect(breakable([text], 33)).toEqual([text]);
});

test('a hash gets places to break, an address after its stops', () => {
  const [hash = ''] = breakable(['f'.repeat(64).concat('e'.repeat(64))], 33);
  expect(hash.split('\u200b').length).toBeGreaterThan(30);
  const [address = ''] = breakable(
    [`https://example.org/${'path/'.repeat(20)}`],
    33,
  );
  expect(
    address.startsWith('https://\u200bexample.\u200borg/\u200bpath/'),
  ).toBe(true);
});

test('a word that is wider than its column is hyphenated where it must be', () => {
  expect(breakable(['characteristically,'], 6)[0]).toContain('cha\u00adr');
});

test('a short word that is wider than its cell is parted as well', () => {
  expect(breakable(['well-known'], 2.4)[0]).toContain('kn\u00ado\u00adwn');
  expect(breakable(['known'], 4)[0]).toBe('known');
});

test('where not even the letters that stay together have room, a word is parted between any two', () => {
  for (const word of ['мир', 'ÆON'])
    expect(breakable([word], 1.3)[0]).toBe(word.split(/(?=.)/u).join('\u00ad'));
  expect(breakable(['tide'], 3)[0]).toBe('tide');
});

test('a small kana or a stop is parted from what it follows only where both have no room', () => {
  expect(breakable(['上がった。'], 1.3)[0]).toBe('上が\u200bった\u200b。');
  expect(breakable(['上がった。'], 2.2)[0]).toBe('上がった。');
});

test('a space before a closing bracket or a stop ends no line, so that a place behind it is given', () => {
  for (const text of ['2026 )]}', 'Œuvre //', 'Nam !', 'Œuvre ;'])
    expect(breakable([text], 2.4)[0]).toContain(' \u200b');
  expect(
    breakable(['The sum (see below) and/or the other: it is.'], 33),
  ).toEqual(['The sum (see below) and/or the other: it is.']);
});

test('a space between a quotation mark and a bracket, or two dashes, ends no line either', () => {
  for (const text of ['“so” (it is)', '"so" (it is)', 'mole — — mole'])
    expect(breakable([text], 2.4)[0]).toMatch(/ \u200b[(—]/u);
  expect(breakable(['“so”', ' (it is)'], 2.4).join('')).toContain(' \u200b(');
  // As the typesetter has them in Japanese.
  expect(breakable(['2026" “quoted”'], 3)[0]).toContain(' \u200b“');
  expect(breakable(['(so) ーーー'], 2.4)[0]).toContain(' \u200bー');
});

test('a run that goes over several texts is one run', () => {
  const texts = breakable(['a'.repeat(30), 'b'.repeat(30), 'c'.repeat(30)], 33);
  expect(texts.every((text) => text.includes('\u200b'))).toBe(true);
});

test('letters with combining marks and surrogate pairs stay whole', () => {
  const [text = ''] = breakable(
    ['e\u0301\u0328'.repeat(60) + '𝒳'.repeat(60)],
    10,
  );
  for (const part of text.split(/[\u00ad\u200b]/u)) {
    expect(part).not.toMatch(/^\p{M}/u);
    expect(part.isWellFormed()).toBe(true);
  }
});

test('property: nothing but break opportunities is added, and no piece is wider than the room', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.stringMatching(/^[a-z/.?=-]{0,120}$/),
    fc.constantFrom('W'.repeat(50), '日本'.repeat(30), 'a b '),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 5 }),
      fc.integer({ min: 3, max: 40 }),
      (texts, room) => {
        const clean = texts.map((text) => text.replaceAll(INSERTED, ''));
        const broken = breakable(clean, room);
        expect(broken.map((text) => text.replaceAll(INSERTED, ''))).toEqual(
          clean,
        );
        for (const run of broken.join('').split(/[\s\u00ad\u200b]/u))
          if (/^[\x21-\x7e]+$/.test(run))
            expect(widthOf(run)).toBeLessThanOrEqual(Math.max(room, 4.2));
      },
    ),
    { numRuns: 300 },
  );
});

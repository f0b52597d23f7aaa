import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNameFrom } from './file-name.ts';

test.each([
  ['Ferry fares', 'Ferry fares'],
  ['Fares: 2025/26 "final"?', 'Fares 2025 26 final'],
  ['../../etc/passwd', 'etc passwd'],
  ['C:\\Users\\x', 'C Users x'],
  ['  .hidden.  ', 'hidden'],
  ['...', 'Briefing'],
  ['', 'Briefing'],
  ['\u202Egnp.exe', 'gnp.exe'],
  ['CON', '_CON'],
  ['aux.txt', '_aux.txt'],
  ['COM¹', '_COM¹'],
  ['Console', 'Console'],
  ['cafe\u0301', 'café'],
  ['運賃の報告', '運賃の報告'],
])('%j gives %j', (title, expected) => {
  expect(fileNameFrom(title)).toBe(expected);
});

test('a long title is cut between two characters, by its bytes', () => {
  const name = fileNameFrom('👩‍👩‍👧‍👦'.repeat(50));
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(150);
  expect(fileNameFrom('運'.repeat(200))).toBe('運'.repeat(50));
  expect(fileNameFrom(`${'a'.repeat(149)} ${'b'.repeat(9)}`)).toBe(
    'a'.repeat(149),
  );
});

test('however long the title, the name says which of its files it is', () => {
  const long = '運'.repeat(200);
  expect(fileNameFrom(long, 'redacted copy')).toBe(
    `${'運'.repeat(45)} redacted copy`,
  );
  expect(fileNameFrom('Ferries', 'review copy')).toBe('Ferries review copy');
  expect(fileNameFrom('Ferries', '')).toBe('Ferries');
  expect(fileNameFrom('...', '2026-12-03')).toBe('Briefing 2026-12-03');
  expect(fileNameFrom('aux.', 'review copy')).toBe('aux review copy');
});

test('whatever the title, every system takes the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
      const name = fileNameFrom(title);
      expect(name).not.toBe('');
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}]/u);
      expect(name).not.toMatch(/^[. ]|[. ]$/);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(160);
    }),
  );
});

import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, settingsSchema } from '#core/settings.ts';
import { initialsOf } from './initials.ts';

test.each([
  ['Ada Byron', 'AB'],
  ['  ada   m. byron ', 'AMB'],
  ['Ludwig van der Rohe the Third', 'LVDR'],
  ['山田 太郎', '山太'],
  ['𠮷田 太郎', '𠮷太'],
  ['', ''],
  ['   ', ''],
])('%s is %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('they are what the settings take, also where capitals are longer', () => {
  for (const name of ['ΐα ΐβ ΐγ ΐδ', 'ßa ßb ßc ßd ße', '𠮷a 𠮷b 𠮷c 𠮷d 𠮷e'])
    expect(() =>
      settingsSchema.parse({
        ...DEFAULT_SETTINGS,
        initials: initialsOf(name),
      }),
    ).not.toThrow();
});

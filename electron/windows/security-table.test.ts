import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const text = readFileSync(join(root, 'docs', 'security.md'), 'utf8');
const rows = text
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, number]) => /^\d+$/.test(number ?? ''));

test('all twenty items of the checklist are there, each with a test or the reason why it has none', () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 20 }, (_, at) => at + 1),
  );
  for (const [, , , , , tested] of rows)
    expect(tested).toMatch(/\.(?:test|spec)\.ts|None can be had: /);
});

test('every file that is named is there', () => {
  const files = [...text.matchAll(/`([\w./-]+\.(?:tsx?|ya?ml|json|md))`/g)];
  expect(files.length).toBeGreaterThan(40);
  for (const [, file = ''] of files)
    expect([file, existsSync(join(root, file))]).toEqual([file, true]);
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clearPassing } from './read-package.ts';

test('what a Precis that was killed left of packages goes, and nothing else', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  const folder = mkdtempSync(join(tmpdir(), 'clearing-'));
  const kept = [
    `precis-passing-${process.pid}-a1b2c3`,
    `precis-package-${process.pid}-a1b2c3`,
    `precis-other-${gone}-a1b2c3`,
    'precis-passing-notes',
  ];
  for (const name of [
    ...kept,
    `precis-passing-${gone}-a1b2c3`,
    `precis-package-${gone}-a1b2c3`,
  ]) {
    mkdirSync(join(folder, name, 'Harbour'), { recursive: true });
    writeFileSync(join(folder, name, 'Harbour', 'library.db'), 'Words');
  }
  await clearPassing(folder);
  expect(readdirSync(folder).sort()).toEqual([...kept].sort());
});

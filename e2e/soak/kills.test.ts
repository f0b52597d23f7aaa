// Ten of the kills of `npm run soak`, which makes as many as one asks for.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

test('ten times killed while it saves, a library has all that was acknowledged', () => {
  const folder = mkdtempSync(join(tmpdir(), 'precis-kills-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(import.meta.dirname, '..', 'soak.ts'),
      '--kills',
      '10',
      '--folder',
      folder,
    ],
    { encoding: 'utf8' },
  );
  expect(`${stdout}${stderr}`).toContain('nothing lost, nothing damaged');
  expect(stdout).toMatch(/^soak: 10 kills/);
  expect(status).toBe(0);
}, 120_000);

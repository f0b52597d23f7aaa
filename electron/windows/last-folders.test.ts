import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../database/library-fixture.ts';
import { openLastFolders } from './last-folders.ts';

test('each kind of dialog has its own folder, also at the next start', () => {
  const userData = temporaryFolder();
  const log = { warning: vi.fn() };
  const first = openLastFolders(userData, log);
  expect(first.of('import')).toBeNull();
  first.keep('import', '/a');
  first.keep('export', '/b');
  const second = openLastFolders(userData, log);
  expect(second.of('import')).toBe('/a');
  expect(second.of('export')).toBe('/b');
  expect(second.of('library')).toBeNull();
  writeFileSync(join(userData, 'folders.json'), '{"import": 1}');
  expect(openLastFolders(userData, log).of('import')).toBeNull();
});

test('one that can not be written is known until the end', () => {
  const userData = join(temporaryFolder(), 'file');
  writeFileSync(userData, '');
  const log = { warning: vi.fn() };
  const folders = openLastFolders(userData, log);
  folders.keep('import', '/a');
  expect(folders.of('import')).toBe('/a');
  expect(log.warning).toHaveBeenCalledOnce();
});

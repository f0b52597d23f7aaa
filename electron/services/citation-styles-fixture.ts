// The citation styles for tests, written by the build's own function and taken away again after the test file.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { writeCitationStyles } from '../../resources/citation-styles.mjs';

/**
 * Called once at the top of a test file: gives the resources folder, which has the citation styles and nothing else,
 * from within its tests.
 */
export function useCitationStyles(): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'precis-styles-'));
    await writeCitationStyles(folder);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  return () => folder;
}

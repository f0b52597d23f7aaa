// The resources folder for tests: the citation styles, written by the build's own function, and where they are needed the
// templates. It is taken away again after the test file.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { CitationStyle } from '#core/citations/citation-style.ts';
import { writeCitationStyles } from '../../resources/citation-styles.mjs';
import { listCitationStyles, readCitationStyle } from './citation-styles.ts';
import { copyTemplates } from './copy-templates-fixture.ts';

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

/** As `useCitationStyles`, with the templates. */
export function useResources(): () => string {
  const resources = useCitationStyles();
  beforeAll(() => {
    copyTemplates(resources());
  });
  return resources;
}

/** Each style that is shipped, in British English; of PRECIS_STYLES=id,id those alone. */
export function* everyStyle(resources: string): Generator<CitationStyle> {
  const chosen = process.env['PRECIS_STYLES']?.split(',');
  for (const { id } of listCitationStyles(resources))
    if (chosen?.includes(id) ?? true)
      yield readCitationStyle(resources, id, 'en-GB');
}

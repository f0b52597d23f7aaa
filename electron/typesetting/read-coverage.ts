// Which characters the bundled fonts hold, as `resources/fonts.mjs` wrote it beside them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Coverage } from '#core/document/uncovered-characters.ts';

/** Null where `resources` has no fonts. */
export function readCoverage(resources: string): Coverage | null {
  const file = join(resources, 'fonts', 'coverage.json');
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Coverage)
    : null;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { item } from '#core/citations/sources-fixture.ts';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import type { SourceId } from '#core/document/document.ts';
import { insertBriefing } from '../database/briefings.ts';
import {
  BRIEFING,
  STAMP,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import { insertSources } from '../database/sources.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { useCitationStyles } from './citation-styles-fixture.ts';
import { exportBriefing } from './export-briefing.ts';

const resources = useCitationStyles();

test('the list of sources in a text is in the style that is asked for', async () => {
  const library = testLibrary();
  const author = [{ family: 'Okafor', given: 'Ifeoma' }];
  const book = item({ type: 'book', title: 'Tides', author });
  insertSources(
    library,
    [{ id: 'book' as SourceId, citekey: 'book', item: book }],
    STAMP,
  );
  insertBriefing(
    library,
    BRIEFING,
    docWith({ style: 'oscola' }, p('Words', note(cite('book'))), {
      type: 'bibliography',
    }),
    STAMP,
  );
  const exported = async (name: string, style?: string): Promise<string> => {
    const out = join(temporaryFolder(), `${name}.txt`);
    const report = await exportBriefing(
      { id: BRIEFING, to: 'txt', out, ...(style && { style }) },
      {
        library,
        resources: resources(),
        typesetter: {} as Typesetter,
        today: '2026-11-28',
        signal: new AbortController().signal,
        tell: () => undefined,
      },
    );
    expect(report.proof).toMatchObject({ missing: [] });
    return readFileSync(out, 'utf8');
  };
  expect(await exported('own')).toBe('Words\n\nOkafor I, Tides\n');
  expect(await exported('asked', 'apa')).toMatch(/^Words\n\nOkafor, I\. /);
});

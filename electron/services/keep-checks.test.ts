import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { doc, p } from '#core/document/builder.ts';
import type { BriefingId } from '#core/document/document.ts';
import { libraryHandlers } from '../ipc/library-handlers.ts';
import { testSourceReader } from '../importing/source-reader-fixture.ts';
import { insertBriefing } from '../database/briefings.ts';
import { BRIEFING, STAMP, testLibrary } from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import { useCitationStyles } from './citation-styles-fixture.ts';
import { keepChecks } from './keep-checks.ts';

const styles = useCitationStyles();

/** The styles of the build, beside the templates that stand in the repository. */
beforeAll(async () => {
  await cp(
    join(import.meta.dirname, '../../resources/templates'),
    join(styles(), 'templates'),
    { recursive: true },
  );
});

const never = new AbortController().signal;

function libraryWithClaims(): Library {
  const library = testLibrary();
  insertBriefing(
    library,
    BRIEFING,
    doc(p('Costs rose by 8 per cent.'), p('They fell by 3 per cent.')),
    STAMP,
  );
  return library;
}

test('a window whose handlers are made anew for each call is told only what changed since', async () => {
  const library = libraryWithClaims();
  const checks = keepChecks(styles());
  const ask = (since: number | null) =>
    libraryHandlers(
      { current: () => ({ library }) as never },
      {
        resources: styles(),
        typesetter: null as never,
        paper: null as never,
        reader: testSourceReader,
        checks,
        author: 'Ada',
        tell: () => undefined,
      },
    )['findings.changed']({ briefing: BRIEFING, since }, never);
  const first = await ask(null);
  expect(first.findings.length).toBeGreaterThan(1);
  expect(await ask(first.answer)).toMatchObject({
    before: first.findings.length,
    findings: [],
  });
});

test('a library has its own checker, and no answer has the number of another', async () => {
  const checks = keepChecks(styles());
  const [one, other] = [libraryWithClaims(), libraryWithClaims()];
  expect(checks.checkerOf(one)).toBe(checks.checkerOf(one));
  expect(checks.checkerOf(one)).not.toBe(checks.checkerOf(other));
  const answers = new Set<number>();
  for (const library of [one, other, one]) {
    const id: BriefingId = BRIEFING;
    const checked = await checks.checkerOf(library).check(id, '2026-11-28');
    answers.add(checks.changedFindings(id, checked, null).answer);
  }
  expect(answers.size).toBe(3);
});

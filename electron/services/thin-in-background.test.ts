import { expect, onTestFinished, test } from 'vitest';
import { docWith, p } from '#core/document/builder.ts';
import { insertBriefing, updateBriefingHead } from '../database/briefings.ts';
import { BRIEFING, rowsIn, testLibrary } from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import { waitFor } from '../wait-for-fixture.ts';
import { thinInBackground } from './thin-in-background.ts';

const PACE = { first: 1, between: 1, again: 1 };

/** A library with a history of years ago. */
function oldLibrary(): Library {
  const library = testLibrary();
  const stamp = { at: '2020-03-01T09:00:00.000Z', author: 'Ada' };
  insertBriefing(library, BRIEFING, docWith({}, p('One')), stamp);
  for (const title of ['a', 'b', 'c'])
    updateBriefingHead(library, BRIEFING, { title }, stamp);
  return library;
}

const heads = (library: Library): number =>
  (rowsIn(library)['heads'] as unknown[]).length;

test('the library that is open is thinned, and one that is opened later', async () => {
  const [first, second] = [oldLibrary(), oldLibrary()];
  let open: Library | null = null;
  const bugs: unknown[] = [];
  onTestFinished(
    thinInBackground({
      current: () => open,
      logBug: (error) => bugs.push(error),
      pace: PACE,
    }),
  );
  open = first;
  await waitFor(() => {
    expect(heads(first)).toBe(1);
  });
  open = second;
  first.close();
  await waitFor(() => {
    expect(heads(second)).toBe(1);
  });
  open = null;
  expect(bugs).toEqual([]);
});

test('a fault is logged, and it goes on', async () => {
  const library = oldLibrary();
  library.db.exec('ALTER TABLE versions RENAME TO other');
  const bugs: unknown[] = [];
  onTestFinished(
    thinInBackground({
      current: () => library,
      logBug: (error) => bugs.push(error),
      pace: PACE,
    }),
  );
  await waitFor(() => {
    expect(bugs.length).toBeGreaterThan(1);
  });
  library.db.exec('ALTER TABLE other RENAME TO versions');
  await waitFor(() => {
    expect(heads(library)).toBe(1);
  });
});

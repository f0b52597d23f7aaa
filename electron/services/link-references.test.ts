import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { item } from '#core/citations/sources-fixture.ts';
import { importText } from '#core/convert/text-import.ts';
import { docWith } from '#core/document/builder.ts';
import type { SourceId } from '#core/document/document.ts';
import { citationsOf, footnotesOf, plainText } from '#core/document/walk.ts';
import { newId } from '../clock.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import { BRIEFING, STAMP, testLibrary } from '../database/library-fixture.ts';
import { insertSources, listSources } from '../database/sources.ts';
import { linkMarkerToSource } from './link-marker.ts';
import { linkReferences } from './link-references.ts';
import { listMarkers } from './list-markers.ts';
import { restoreVersion } from './restore-version.ts';
import { unlinkNumber } from './unlink-number.ts';
import { everyVersion, versionDocument } from './versions.ts';

const TWO_LISTS =
  'It rose [1].\nIt fell [2].\nIt stood [3].\nThen it rose [1].\nIt fell [2].\nIt stood [3].';

function begin(text: string, list = '') {
  const library = testLibrary();
  const folder = mkdtempSync(join(tmpdir(), 'precis-references-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, 'references.txt');
  writeFileSync(path, list);
  const blocks = importText(text, newId);
  insertBriefing(
    library,
    BRIEFING,
    { ...docWith({ title: 'Press' }), blocks },
    STAMP,
  );
  insertSources(
    library,
    [
      {
        id: 'tides' as SourceId,
        citekey: 'okafor2019',
        item: item({
          type: 'book',
          title: 'The tides of the northern coast',
          author: [{ family: 'Okafor', given: 'Ifeoma' }],
          issued: { 'date-parts': [[2019]] },
        }),
      },
    ],
    STAMP,
  );
  const now = () => readBriefing(library, BRIEFING).document.blocks;
  const cited = (): string[] =>
    footnotesOf(now()).flatMap(({ footnote }) =>
      citationsOf(footnote).map(({ source }) => source),
    );
  return { library, path, now, cited };
}

test('what is sure is linked, what is like nothing is made on request, and the rest is left', async () => {
  const list =
    'References\nAs of May\n[1] Okafor, I. (2019) The tides of the northern\ncoast. Harbour Press.\n[2] Lind, P. (2021) Gauges. Port Press.\n[9] Holt, S. Nowhere.';
  const { library, path, cited } = begin('A [1]. B [2]. C [3].', list);
  const input = { briefing: BRIEFING, path, make: false };
  const first = await linkReferences(library, input, STAMP);
  expect(first).toMatchObject({
    linked: 1,
    left: ['As of May'],
    entries: [
      { number: 1, outcome: 'linked', source: 'okafor2019' },
      { number: 2, outcome: 'left', source: null },
      { number: 9, outcome: 'not-in-text' },
    ],
  });
  expect(cited()).toEqual(['tides']);
  const second = await linkReferences(library, { ...input, make: true }, STAMP);
  expect(second.entries[1]).toMatchObject({
    outcome: 'made',
    source: 'lind2021',
    rest: 'Port Press.',
  });
  expect(cited()).toHaveLength(2);
  expect(listSources(library).map(({ citekey }) => citekey)).toContain(
    'lind2021',
  );
});

test('an entry that may be a source is never made a second one', async () => {
  const { library, path } = begin(
    'A [1].',
    '[1] Okafor (2003) The tides of the northern coast.',
  );
  const { entries } = await linkReferences(
    library,
    { briefing: BRIEFING, path, make: true },
    STAMP,
  );
  expect(entries).toMatchObject([{ outcome: 'left', source: 'okafor2019' }]);
  expect(listSources(library)).toHaveLength(1);
});

test('numbers that begin anew belong to lists that are linked and unlinked apart', () => {
  const { library, now, cited } = begin(TWO_LISTS);
  const before = now().map(plainText);
  expect(listMarkers(now())).toMatchObject({
    lists: 2,
    markers: [1, 2, 3, 1, 2, 3].map((number, at) => ({
      number,
      list: at < 3 ? 1 : 2,
    })),
  });
  const one = { briefing: BRIEFING, number: 1 };
  const link = (list?: number | 'all') =>
    linkMarkerToSource(
      library,
      { ...one, source: 'okafor2019', ...(list !== undefined && { list }) },
      STAMP,
    );
  expect(() => link()).toThrow('[1] stands in lists 1, 2: say which');
  expect(() => link(3)).toThrow('belong to 2 lists');
  expect(link(2)).toEqual({ linked: 1 });
  expect(cited()).toEqual(['tides']);
  expect(now().map(plainText)[0]).toBe('It rose [1].');
  // What is left is in one list alone.
  expect(link()).toEqual({ linked: 1 });
  expect(() => unlinkNumber(library, one, STAMP)).toThrow(
    '[1] is linked in lists 1, 2',
  );
  expect(unlinkNumber(library, { ...one, list: 'all' }, STAMP)).toEqual({
    unlinked: 2,
    dropped: 0,
  });
  expect(now().map(plainText)).toEqual(before);
  expect(() => unlinkNumber(library, one, STAMP)).toThrow(
    'there is nothing to unlink',
  );
});

test('a file that is no list is refused, and nothing is changed', async () => {
  const { library, path, now } = begin('A [1].', '[1]\n[2]\n');
  const before = now();
  await expect(
    linkReferences(library, { briefing: BRIEFING, path, make: true }, STAMP),
  ).rejects.toThrow('references.txt has no entry');
  expect(now()).toEqual(before);
});

test('linking and unlinking keep what stood before as a version, and what is refused keeps none', () => {
  const { library, now } = begin('A [1]. B [2].');
  const before = now();
  const link = (number: number) =>
    linkMarkerToSource(
      library,
      { briefing: BRIEFING, number, source: 'okafor2019' },
      STAMP,
    );
  const versions = () =>
    everyVersion(library, BRIEFING).filter(({ kind }) => kind !== 'now');
  expect(() => link(7)).toThrow('[7]');
  expect(versions()).toEqual([]);
  link(1);
  link(2);
  expect(versions()).toHaveLength(2);
  unlinkNumber(library, { briefing: BRIEFING, number: 2 }, STAMP);
  const [, , first] = versions();
  expect(versionDocument(library, BRIEFING, first?.id ?? '').blocks).toEqual(
    before,
  );
  restoreVersion(
    library,
    { briefing: BRIEFING, version: first?.id ?? '' },
    STAMP,
  );
  expect(now()).toEqual(before);
});

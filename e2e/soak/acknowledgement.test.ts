import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { doc, p } from '#core/document/builder.ts';
import type { Block } from '#core/document/document.ts';
import { putAttachment } from '../../electron/database/attachments.ts';
import { saveDelta } from '../../electron/database/blocks.ts';
import { insertBriefing } from '../../electron/database/briefings.ts';
import { openLibrary, type Library } from '../../electron/database/open.ts';
import {
  authorOf,
  BRIEFING,
  countUnsaid,
  findLosses,
  readAcknowledgements,
  type Acknowledgement,
} from './acknowledgement.ts';

const AT = '2026-03-01T09:00:00.000Z';

let library: Library;
let blocks: readonly Block[];
/** Two blocks put by one delta, and one of them moved by the next. */
let said: Acknowledgement[];

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'precis-soak-test-'));
  library = openLibrary(folder, { create: true });
  onTestFinishedClose(folder);
  const document = doc(p('one'), p('two'));
  blocks = document.blocks;
  const [one, two] = blocks;
  if (!one || !two) throw new Error('The blocks are not there.');
  insertBriefing(library, BRIEFING, document, {
    at: AT,
    author: authorOf(1, 0, 2),
  });
  saveDelta(
    library,
    BRIEFING,
    {
      put: [],
      move: [{ id: one.id, rank: 'c000' as Block['rank'], parent: 1 }],
      remove: [],
    },
    { at: AT, author: authorOf(1, 1, 1) },
  );
  said = [
    {
      author: authorOf(1, 0, 2),
      blocks: [
        { id: one.id, revision: 1, kind: 'put', value: 'one' },
        { id: two.id, revision: 2, kind: 'put', value: 'two' },
      ],
    },
    {
      author: authorOf(1, 1, 1),
      blocks: [{ id: one.id, revision: 3, kind: 'move', value: 'c000' }],
    },
  ];
});

function onTestFinishedClose(folder: string): void {
  onTestFinished(() => {
    library.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

test('nothing is lost where all that was said is there', () => {
  expect(findLosses(library, said, 1)).toEqual([]);
  expect(countUnsaid(library, said)).toBe(0);
});

test('what was saved and not said is no loss, but one child has one at most', () => {
  expect(findLosses(library, said.slice(0, 1), 1)).toEqual([]);
  expect(countUnsaid(library, said.slice(0, 1))).toBe(1);
  expect(findLosses(library, [], 1)).toEqual([
    expect.stringContaining('2 deltas are there'),
  ]);
});

test.each<[string, Partial<Acknowledgement['blocks'][number]>]>([
  ['a revision that is not there', { revision: 4 }],
  ['other words', { value: 'three' }],
  ['another block', { revision: 2 }],
  ['another kind', { kind: 'remove' }],
])('%s than was said is a loss', (_what, change) => {
  const first = said[0]?.blocks[0];
  if (!first || !said[0]) throw new Error('Nothing was said.');
  said[0] = { ...said[0], blocks: [{ ...first, ...change }] };
  expect(findLosses(library, said, 1)).toEqual([
    expect.stringMatching(
      /^Revision \d of block \w+ \(child 1 delta 0 of 2\) is lost/,
    ),
  ]);
});

test('a delta that is there in part is a loss', () => {
  insertBriefing(library, 'other' as typeof BRIEFING, doc(p('half')), {
    at: AT,
    author: authorOf(2, 7, 2),
  });
  expect(findLosses(library, said, 2)).toContain(
    'Of child 2 delta 7 of 2 only 1 are there.',
  );
});

test('a briefing that does not show its last revision is a loss', () => {
  library.db.exec("UPDATE blocks SET rank = 'a5' WHERE key = 1");
  expect(findLosses(library, said, 1)[0]).toMatch(
    /does not show its last revision/,
  );
});

test('a source or an attachment that is gone is a loss', () => {
  const { sha256 } = putAttachment(library, Buffer.from('kept'), 'image/png');
  const first = said[0];
  if (!first) throw new Error('Nothing was said.');
  expect(
    findLosses(
      library,
      [{ ...first, attachment: sha256 }, ...said.slice(1)],
      1,
    ),
  ).toEqual([]);
  expect(
    findLosses(library, [{ ...first, source: 's1' }, ...said.slice(1)], 1),
  ).toEqual(['Source s1 (child 1 delta 0 of 2) is lost.']);
  expect(
    findLosses(
      library,
      [{ ...first, attachment: 'f'.repeat(64) }, ...said.slice(1)],
      1,
    ),
  ).toEqual([expect.stringContaining('f'.repeat(64))]);
  rmSync(join(library.folder, 'attachments', sha256.slice(0, 2), sha256));
  expect(
    findLosses(
      library,
      [{ ...first, attachment: sha256 }, ...said.slice(1)],
      1,
    ).join(' '),
  ).toContain('is missing');
});

test('a line without its end was never said', () => {
  const line = JSON.stringify(said[0]);
  expect(readAcknowledgements(`${line}\n${line.slice(0, 20)}`)).toEqual(
    said.slice(0, 1),
  );
  expect(readAcknowledgements('')).toEqual([]);
});

import { expect, test } from 'vitest';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { duplicateSources } from '../services/duplicate-sources.ts';
import { mergeIntoSource } from '../services/merge-sources.ts';
import { listAlarms } from './alarm-list.ts';
import { putAttachment } from './attachments.ts';
import { insertBriefing } from './briefings.ts';
import { book, errorOf, STAMP, testLibrary } from './library-fixture.ts';
import type { Library } from './open.ts';
import {
  attachmentsOf,
  linkAttachment,
  printCaptured,
  setCaptured,
  unlinkAttachment,
} from './source-attachments.ts';
import { findSource, insertSources, listSources } from './sources.ts';

const A = 'a' as SourceId;
const B = 'b' as SourceId;

function copy(
  library: Library,
  source: SourceId,
  name: string,
  captured: string | null,
): string {
  const { sha256 } = putAttachment(library, Buffer.from(name), 'text/html');
  linkAttachment(library, source, { sha256, fileName: name, captured }, STAMP);
  return sha256;
}

/** Two sources, of which a briefing cites the first, which has two copies. */
function begin() {
  const library = testLibrary();
  insertSources(library, [book('a'), book('b')], STAMP);
  const first = copy(library, A, 'one.html', '2026-05-12T22:00:00.000Z');
  const second = copy(library, A, 'two.html', '2026-06-01');
  insertBriefing(
    library,
    'x' as BriefingId,
    docWith({}, p('a', note(cite('a')))),
    STAMP,
  );
  return { library, first, second };
}

const printed = (library: Library, id: SourceId): unknown => [
  findSource(library, id)?.captured,
  attachmentsOf(library, id)
    .filter((file) => file.printed)
    .map(({ fileName }) => fileName),
];
const told = (library: Library): unknown =>
  listAlarms(library).map(({ changes }) =>
    changes.map(({ part, before, after }) => [part, before, after]),
  );

test('the day of one copy at most is printed, and who cites the source is told', () => {
  const { library, first, second } = begin();
  expect(printed(library, A)).toEqual([undefined, []]);
  printCaptured(library, A, first, STAMP);
  expect(printed(library, A)).toEqual(['2026-05-12', ['one.html']]);
  expect(told(library)).toEqual([[['captured', null, '12 May 2026']]]);
  printCaptured(library, A, second, STAMP);
  expect(printed(library, A)).toEqual(['2026-06-01', ['two.html']]);
  expect(listSources(library).map(({ captured }) => captured)).toEqual([
    '2026-06-01',
    undefined,
  ]);
  printCaptured(library, A, null, STAMP);
  expect(printed(library, A)).toEqual([undefined, []]);
  expect(told(library)).toEqual([]);
});

test('one without a day is not printed, nor one whose day is taken away', () => {
  const { library, first } = begin();
  const dayless = copy(library, A, 'three.html', null);
  printCaptured(library, A, first, STAMP);
  errorOf('bad-input', () => {
    printCaptured(library, A, dayless, STAMP);
  });
  errorOf('not-found', () => {
    printCaptured(library, B, first, STAMP);
  });
  expect(printed(library, A)).toEqual(['2026-05-12', ['one.html']]);
  setCaptured(library, A, first, '2026-05-13', STAMP);
  expect(printed(library, A)).toEqual(['2026-05-13', ['one.html']]);
  setCaptured(library, A, first, null, STAMP);
  expect(printed(library, A)).toEqual([undefined, []]);
});

test('a copy that is taken off takes its day with it and brings it back', () => {
  const { library, first } = begin();
  printCaptured(library, A, first, STAMP);
  const was = unlinkAttachment(library, A, first, STAMP);
  expect(printed(library, A)).toEqual([undefined, []]);
  linkAttachment(library, A, { sha256: first, ...was }, STAMP);
  expect(printed(library, A)).toEqual(['2026-05-12', ['one.html']]);
});

test('a removed file that is attached anew ends its alarm, by whatever name', () => {
  const { library, first } = begin();
  unlinkAttachment(library, A, first, STAMP);
  expect(told(library)).toEqual([[[`file:${first}`, 'one.html', null]]]);
  linkAttachment(
    library,
    A,
    { sha256: first, fileName: 'again.html', captured: null },
    STAMP,
  );
  expect(told(library)).toEqual([]);
});

test('a copy of the source prints it too', () => {
  const { library, first } = begin();
  printCaptured(library, A, first, STAMP);
  const [made] = duplicateSources(library, [A], STAMP);
  if (made === undefined) throw new Error('No copy.');
  expect(printed(library, made)).toEqual(['2026-05-12', ['one.html']]);
});

test.each([
  [true, '2026-05-12', 'one.html'],
  [false, '2026-06-02', 'three.html'],
])(
  'of two that become one, the day of the one that stays is printed where it has one (%s)',
  (isPrinted, day, name) => {
    const { library, first } = begin();
    if (isPrinted) printCaptured(library, A, first, STAMP);
    const third = copy(library, B, 'three.html', '2026-06-02');
    printCaptured(library, B, third, STAMP);
    mergeIntoSource(library, { into: A, from: [B] }, STAMP);
    expect(printed(library, A)).toEqual([day, [name]]);
    expect(attachmentsOf(library, A)).toHaveLength(3);
  },
);

test('the same copy of two that become one is printed where the one that goes printed it', () => {
  const { library } = begin();
  const same = copy(library, B, 'one.html', '2026-05-12');
  printCaptured(library, B, same, STAMP);
  mergeIntoSource(library, { into: A, from: [B] }, STAMP);
  expect(printed(library, A)).toEqual(['2026-05-12', ['one.html']]);
});

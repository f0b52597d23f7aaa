import { expect, test } from 'vitest';
import { cite, docWith, note, p, quote } from '#core/document/builder.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { binBriefings } from './bin.ts';
import { insertBriefing } from './briefings.ts';
import {
  book,
  errorOf,
  STAMP,
  stampAt,
  testLibrary,
} from './library-fixture.ts';
import type { Library } from './open.ts';
import { listSourceUses, whereCited } from './source-uses.ts';
import { insertSources } from './sources.ts';

const id = (text: string): SourceId => text as SourceId;

function begin(): Library {
  const library = testLibrary();
  insertSources(library, [book('s1'), book('s2'), book('s3')], STAMP);
  for (const [minute, name] of ['first', 'second', 'third'].entries())
    insertBriefing(
      library,
      name as BriefingId,
      docWith(
        { title: name },
        p('a', note('Words alone.')),
        p('b'),
        quote(
          [['c', note(cite('s2')), note(cite('s1', 'p. 4'), cite('s1'))]],
          ['d', note('see ', cite('s1', 'para 6'))],
        ),
      ),
      stampAt(minute),
    );
  binBriefings(library, ['third' as BriefingId], STAMP.at);
  return library;
}

test('how often, in briefings that are not in the bin', () => {
  expect(
    listSourceUses(begin()).sort((a, b) => (a.id < b.id ? -1 : 1)),
  ).toEqual([
    { id: 's1', briefings: 2, notes: 4 },
    { id: 's2', briefings: 2, notes: 2 },
  ]);
});

test('where, by the numbers that the notes have, those in the bin at the end', () => {
  const library = begin();
  const found = whereCited(library, id('s1'));
  expect(found.map(({ title, binned }) => [title, binned])).toEqual([
    ['second', false],
    ['first', false],
    ['third', true],
  ]);
  expect(
    found[0]?.notes.map(({ number, locator }) => [number, locator?.value]),
  ).toEqual([
    [3, '4'],
    [3, undefined],
    [4, '6'],
  ]);
  expect(whereCited(library, id('s3'))).toEqual([]);
  errorOf('not-found', () => whereCited(library, id('nobody')));
});

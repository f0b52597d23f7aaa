import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cslItemSchema } from '#core/citations/source.ts';
import type { Handlers, Input } from '#core/contract.ts';
import { cite, docWith, marker, note, p } from '#core/document/builder.ts';
import type { Block, BlockId, BriefingId } from '#core/document/document.ts';
import { rankBetween } from '#core/document/rank.ts';
import { citationsOf, footnotesOf } from '#core/document/walk.ts';
import { useCitationStyles } from '../services/citation-styles-fixture.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import {
  book,
  BRIEFING,
  STAMP,
  testLibrary,
} from '../database/library-fixture.ts';
import { insertSources } from '../database/sources.ts';
import { verifyLibrary } from '../database/verify.ts';
import { testSourceReader } from '../importing/source-reader-fixture.ts';
import { keepChecks } from '../services/keep-checks.ts';
import { makeHandlers } from './handlers.ts';
import { NO_TYPESETTER } from '../typesetting/typesetting-fixture.ts';

const styles = useCitationStyles();
const never = new AbortController().signal;

function begin(resources: string): Handlers & {
  library: ReturnType<typeof testLibrary>;
} {
  const library = testLibrary();
  const handlers = makeHandlers({
    library,
    resources,
    typesetter: NO_TYPESETTER,
    paper: {
      draw: () => Promise.reject(new Error('not asked for')),
      paint: () => Promise.reject(new Error('not asked for')),
    },
    reader: testSourceReader,
    checks: keepChecks(resources),
    author: 'Ada',
    tell: () => undefined,
  });
  return { ...handlers, library };
}

const source = join(import.meta.dirname, '..', '..', 'resources');

test('a long briefing begins with its first blocks, in their order; a short one is there at once', async () => {
  const handlers = begin(source);
  const { id } = await handlers['briefings.create'](
    { title: 'Ferry fares', template: 'briefing-note' },
    never,
  );
  const short = await handlers['briefings.beginning']({ id }, never);
  expect(short).toEqual({ beginning: null });
  const lines = docWith(
    {},
    ...Array.from({ length: 301 }, (_, index) => p(`Line ${index}`)),
  );
  const long = 'briefing-long' as BriefingId;
  insertBriefing(handlers.library, long, lines, STAMP);
  const { beginning } = await handlers['briefings.beginning'](
    { id: long },
    never,
  );
  const { document, template } = await handlers['briefings.open'](
    { id: long },
    never,
  );
  expect(beginning).toEqual({
    document: { ...document, blocks: document.blocks.slice(0, 40) },
    template,
  });
  await handlers['briefings.bin']({ ids: [long] }, never);
  await expect(
    (async () => handlers['briefings.beginning']({ id: long }, never))(),
  ).rejects.toMatchObject({ code: 'not-found' });
});

test('a new briefing opens with one empty paragraph, and takes a delta made on it', async () => {
  const handlers = begin(source);
  const { id } = await handlers['briefings.create'](
    { title: 'Ferry fares', template: 'briefing-note' },
    never,
  );
  const opened = await handlers['briefings.open']({ id }, never);
  expect(opened.document).toMatchObject({
    title: 'Ferry fares',
    template: 'briefing-note',
    style: 'chicago-notes',
    status: 'draft',
    blocks: [{ type: 'paragraph', content: [] }],
  });
  expect(opened.template.fields.map(({ key }) => key)).toContain('to');
  const [first] = opened.document.blocks as [Block];
  const parent = opened.revisions[first.id] ?? null;
  const block: Block = {
    type: 'heading',
    level: 1,
    id: 'heading1' as BlockId,
    rank: rankBetween(null, first.rank),
    content: [{ type: 'text', text: 'Issue' }],
  };
  const delta = {
    put: [
      { block, parent: null },
      {
        block: { ...first, content: [{ type: 'text', text: 'Fares rise.' }] },
        parent,
      },
    ],
    move: [],
    remove: [],
  } as Input<'briefings.save'>['delta'];
  const { revisions } = await handlers['briefings.save']({ id, delta }, never);
  expect(Object.keys(revisions).sort()).toEqual([first.id, 'heading1'].sort());
  const again = await handlers['briefings.open']({ id }, never);
  expect(again.revisions).toEqual(revisions);
  expect(again.document.blocks.map(({ type }) => type)).toEqual([
    'heading',
    'paragraph',
  ]);
  // The same delta again stands on revisions that are gone.
  await expect(
    (async () => handlers['briefings.save']({ id, delta }, never))(),
  ).rejects.toMatchObject({ code: 'conflict' });
});

test('the head changes in what is named alone', async () => {
  const handlers = begin(source);
  const { id } = await handlers['briefings.create'](
    { title: 'Fares', template: 'blank' },
    never,
  );
  await handlers['briefings.change'](
    { id, change: { marking: 'OFFICIAL', title: undefined } },
    never,
  );
  const { document } = await handlers['briefings.open']({ id }, never);
  expect(document).toMatchObject({ title: 'Fares', marking: 'OFFICIAL' });
});

test('several sources at once each get a citekey of their own', async () => {
  const handlers = begin(source);
  const item = cslItemSchema.parse({ type: 'report', title: 'Fares' });
  const { sources } = await handlers['sources.createAll'](
    { items: [item, item, item] },
    never,
  );
  expect(sources.map(({ citekey }) => citekey)).toEqual([
    'fares',
    'faresa',
    'faresb',
  ]);
});

test('a source by hand gets a citekey, can be changed and found again', async () => {
  const handlers = begin(source);
  const item = cslItemSchema.parse({
    type: 'report',
    title: 'Ferry statistics',
    author: [{ literal: 'Islands Transport Agency' }],
    issued: { 'date-parts': [[2026]] },
  });
  const one = await handlers['sources.create']({ item }, never);
  const two = await handlers['sources.create']({ item }, never);
  expect(one.source.citekey).not.toBe(two.source.citekey);
  const change = {
    id: one.source.id,
    citekey: 'ferries',
    item: cslItemSchema.parse({ ...item, title: 'Sailing figures' }),
  };
  expect(await handlers['sources.change'](change, never)).toEqual({
    source: change,
  });
  const { sources } = await handlers['sources.list']({}, never);
  expect(sources).toContainEqual(change);
  const find = async (query: string) =>
    (await handlers['search.find']({ query }, never)).hits.map(({ id }) => id);
  expect(await find('sailing')).toEqual([one.source.id]);
  expect(await find('statistics')).toEqual([two.source.id]);
  expect(verifyLibrary(handlers.library)).toEqual([]);
  const taken = { ...change, citekey: two.source.citekey };
  await expect(
    (async () => handlers['sources.change'](taken, never))(),
  ).rejects.toMatchObject({ code: 'conflict' });
});

test('styles come with the locales that a language needs', async () => {
  const handlers = begin(styles());
  const { styles: listed } = await handlers['styles.list']({}, never);
  const [first] = listed;
  const read = await handlers['styles.read'](
    { style: first?.id ?? '', language: 'fr' },
    never,
  );
  expect(Object.keys(read.locales)).toEqual(['fr-FR', 'en-US']);
});

test('a copy is a draft of its own with the same words, sources and tags', async () => {
  const handlers = begin(source);
  const { library } = handlers;
  insertSources(library, [book('s1')], STAMP);
  const document = docWith(
    { title: 'Fares', status: 'final', fields: { to: ['A'] } },
    p('Rise', note('See ', cite('s1', 'p. 4')), marker('[2]')),
  );
  insertBriefing(library, BRIEFING, document, STAMP);
  await handlers['briefings.tag'](
    { changes: [{ id: BRIEFING, add: ['sea'], remove: [] }] },
    never,
  );
  const { ids } = await handlers['briefings.duplicate'](
    { ids: [BRIEFING, BRIEFING] },
    never,
  );
  const { briefings } = await handlers['briefings.list']({}, never);
  expect(
    briefings
      .map(({ title, status, tags }) => [title, status, ...tags].join(', '))
      .sort(),
  ).toEqual([
    'Fares (copy 2), draft, sea',
    'Fares (copy), draft, sea',
    'Fares, final, sea',
  ]);
  const copies = ids.map(
    (id) => readBriefing(library, id as BriefingId).document,
  );
  const used = [document, ...copies].flatMap(
    (each) => JSON.stringify(each).match(/"id":"[^"]+"/g) ?? [],
  );
  expect(new Set(used).size).toBe(used.length);
  for (const copy of copies)
    expect(
      footnotesOf(copy.blocks).map(
        ({ footnote }) => citationsOf(footnote)[0]?.source,
      ),
    ).toEqual(['s1']);
  expect(verifyLibrary(library)).toEqual([]);
});

test('of copies where one can’t be made, none is', async () => {
  const handlers = begin(source);
  const { id } = await handlers['briefings.create'](
    { title: 'Fares', template: 'blank' },
    never,
  );
  await expect(
    (async () =>
      handlers['briefings.duplicate']({ ids: [id, 'nothing'] }, never))(),
  ).rejects.toMatchObject({ code: 'not-found' });
  const { briefings } = await handlers['briefings.list']({}, never);
  expect(briefings).toHaveLength(1);
});

test('one in the bin is not opened, and says where it is', async () => {
  const handlers = begin(source);
  const { id } = await handlers['briefings.create'](
    { title: 'Fares', template: 'blank' },
    never,
  );
  await handlers['briefings.bin']({ ids: [id] }, never);
  await expect(
    (async () => handlers['briefings.open']({ id }, never))(),
  ).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('in the bin') as string,
  });
  const { briefings } = await handlers['bin.list']({}, never);
  expect(briefings).toMatchObject([{ id, title: 'Fares' }]);
  await handlers['briefings.restore']({ ids: [id] }, never);
  await handlers['briefings.open']({ id }, never);
});

test('a text is printed with its list of sources in the style that is asked for', async () => {
  const handlers = begin(styles());
  const { library } = handlers;
  insertSources(library, [book('s1')], STAMP);
  const { blocks } = docWith({}, p('It rose.', note(cite('s1'))));
  insertBriefing(
    library,
    BRIEFING,
    docWith({}, ...blocks, { type: 'bibliography' }),
    STAMP,
  );
  const textIn = async (style?: string): Promise<string> =>
    (
      await handlers['briefings.text'](
        { id: BRIEFING, ...(style !== undefined && { style }) },
        never,
      )
    ).text;
  expect(await textIn('apa')).toContain('Smith, Z. (n.d.). The book s1');
  expect(await textIn('ieee')).toContain('[1] Z. Smith, The book s1');
  await expect(textIn('nothing')).rejects.toThrow('no citation style');
});

import { expect, test } from 'vitest';
import type { SourceId } from '#core/document/document.ts';
import { pdfOf } from '../attachments/pdf-fixture.ts';
import { STAMP, testLibrary } from '../database/library-fixture.ts';
import { attachmentsOf } from '../database/source-attachments.ts';
import { listSources } from '../database/sources.ts';
import { testSourceReader } from '../importing/source-reader-fixture.ts';
import { takePdf, takePdfUnasked } from './take-pdf.ts';

const DOI = 'doi:10.5555/x.1';
const begin = () => {
  const context = {
    library: testLibrary(),
    reader: testSourceReader,
    stamp: STAMP,
    signal: new AbortController().signal,
  };
  const take = (bytes: Uint8Array, into?: string) =>
    takePdf(bytes, 'a.pdf', into, context);
  return { ...context, context, take };
};

test('a new source has the file, and the same file again changes nothing', async () => {
  const { library, take } = begin();
  const bytes = pdfOf([DOI], { title: 'Ferries in winter' });
  const made = await take(bytes);
  expect(made).toMatchObject({ kind: 'made', name: 'Ferries in winter' });
  const [source] = listSources(library);
  expect(source?.item).toMatchObject({
    title: 'Ferries in winter',
    DOI: '10.5555/x.1',
  });
  expect(attachmentsOf(library, source?.id ?? ('' as SourceId))).toHaveLength(
    1,
  );
  expect(await take(bytes)).toMatchObject({ kind: 'attached', added: false });
  expect(listSources(library)).toHaveLength(1);
});

test('a file that is dropped twice while it is read is one source', async () => {
  const { library, take } = begin();
  const bytes = pdfOf([DOI], { title: 'Ferries in winter' });
  const taken = await Promise.all([take(bytes), take(bytes)]);
  expect(taken.map(({ kind }) => kind).sort()).toEqual(['attached', 'made']);
  expect(listSources(library)).toHaveLength(1);
});

test('one that seems to be there is asked about, and nothing is kept until then', async () => {
  const { library, take } = begin();
  await take(pdfOf([DOI], { title: 'Ferries' }));
  const [source] = listSources(library);
  const other = pdfOf([DOI, 'Second'], { title: 'Boats' });
  expect(await take(other)).toMatchObject({
    kind: 'alike',
    title: 'Boats',
    alike: [{ id: source?.id }],
    reason: 'DOI',
  });
  expect(listSources(library)).toHaveLength(1);
  expect(await take(other, source?.id)).toMatchObject({
    kind: 'attached',
    added: true,
  });
  expect(await take(pdfOf([DOI, 'Third']), 'new')).toMatchObject({
    kind: 'made',
  });
  expect(listSources(library)).toHaveLength(2);
});

test('unasked, the same DOI is the same source, and a title alone is not', async () => {
  const { library, context } = begin();
  const unasked = (bytes: Uint8Array) =>
    takePdfUnasked(bytes, 'a.pdf', context);
  await unasked(pdfOf([DOI, '14 May 2026'], { title: 'Ferries' }));
  expect(await unasked(pdfOf([DOI, 'b'], { title: 'Boats' }))).toMatchObject({
    taken: { kind: 'attached' },
    remark: expect.stringContaining('same DOI') as string,
  });
  const by = { title: 'Ferries in the winter sea', author: 'x' };
  await unasked(pdfOf(['12 May 2026'], by));
  expect(await unasked(pdfOf(['12 May 2026', 'b'], by))).toMatchObject({
    taken: { kind: 'made' },
    remark: expect.stringContaining('may be the same as @') as string,
  });
  expect(listSources(library)).toHaveLength(3);
});

test.each([
  ['empty', new Uint8Array(), 'a.pdf is empty'],
  ['no PDF', Buffer.from('words'), 'a.pdf is no PDF'],
  ['damaged', Buffer.from('%PDF-1.7 nothing'), 'is damaged or not complete'],
  ['locked', pdfOf(['x'], { locked: true }), 'is locked with a password'],
])(
  'one that is %s is a sentence, and nothing is kept',
  async (_what, bytes, words) => {
    const { library, take } = begin();
    const error = await take(bytes).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'bad-input' });
    expect(String(error)).toContain(words);
    expect(listSources(library)).toEqual([]);
  },
);

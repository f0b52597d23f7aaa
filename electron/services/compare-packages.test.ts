import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { cite, docWith, h, note, p } from '#core/document/builder.ts';
import { cslItemSchema } from '#core/citations/source.ts';
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { reworded } from '../database/blocks-fixture.ts';
import { insertBriefing, updateBriefingHead } from '../database/briefings.ts';
import { keepOwnStyle } from '../database/citation-styles.ts';
import {
  book,
  BRIEFING,
  rowsIn,
  stampAt,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import { changeSource, insertSources } from '../database/sources.ts';
import { nameVersion } from '../database/versions.ts';
import { compareSides, readPackageText } from './compare-packages.ts';
import { makePackage } from './make-package.ts';
import { blocksOf, move, put, send, take } from './package-fixture.ts';

const BO = (minute: number) => stampAt(minute, 'Bo');
const signal = (): AbortSignal => new AbortController().signal;

let ada: Library;
/** What Bo has made of it: words, a note's page, a title, a source's year and a place. */
let file: string;

beforeEach(async () => {
  ada = testLibrary();
  insertSources(ada, [book('s1')], stampAt(0));
  insertBriefing(
    ada,
    BRIEFING,
    docWith(
      { title: 'Harbour' },
      h(1, 'Summary'),
      p('The gauge failed.', note(cite('s1', 'p. 4'))),
      h(1, 'Facts'),
      p('Nobody was told.'),
    ),
    stampAt(0),
  );
  const bo = testLibrary();
  await take(bo, await send(ada, stampAt(1)), BO(2));
  const [, gauge, , nobody] = blocksOf(bo);
  if (gauge?.type !== 'paragraph' || !nobody) throw new Error('No blocks.');
  const [cited] = gauge.content.filter(({ type }) => type === 'footnote');
  if (cited?.type !== 'footnote') throw new Error('No note.');
  put(
    bo,
    {
      ...gauge,
      content: [
        { type: 'text', text: 'The gauge had failed.' },
        {
          ...cited,
          content: cited.content.map((part) =>
            part.type === 'citation'
              ? { ...part, locator: { label: 'page', value: '5' } }
              : part,
          ),
        },
      ],
    },
    BO(3),
  );
  move(bo, nobody.id, 0, BO(4));
  updateBriefingHead(bo, BRIEFING, { title: 'Harbours' }, BO(5));
  const { item, citekey, id } = book('s1');
  changeSource(
    bo,
    {
      id,
      citekey,
      item: cslItemSchema.parse({
        ...item,
        issued: { 'date-parts': [[2024]] },
      }),
      notes: '',
      citeAs: null,
      standing: 'current',
      standingNote: '',
    },
    BO(6),
  );
  file = await send(bo, BO(7));
});

const compare = async (
  before: string | { package: string },
  after: string | { package: string },
) => await compareSides(ada, { briefing: BRIEFING, before, after }, signal());

test('a version and a package: words, a moved block, a note, a field and a source, either way round; nothing is kept', async () => {
  const id = nameVersion(ada, BRIEFING, 'Sent', stampAt(1));
  const before = rowsIn(ada);
  const {
    before: from,
    after: to,
    ...found
  } = await compare(id, {
    package: file,
  });
  const [, gauge, , nobody] = blocksOf(ada);
  expect(from).toMatchObject({ kind: 'named', name: 'Sent', by: 'Ada' });
  expect(to).toMatchObject({
    kind: 'package',
    name: 'Bo.precis',
    by: 'Bo',
    at: BO(7).at,
  });
  const rows = (changes: (typeof found)['changes']) =>
    changes.map(({ block, kind, before: was, after: is }) => [
      block,
      kind,
      was,
      is,
    ]);
  expect(rows(found.changes)).toEqual([
    [null, 'field', 'Harbour', 'Harbours'],
    [nobody?.id, 'moved', 'Facts', ''],
    [gauge?.id, 'inserted', '', 'had'],
    [gauge?.id, 'note', 'Smith, p. 4', 'Smith 2024, p. 5'],
    [null, 'source', '', '2024'],
  ]);
  expect(found.sources).toEqual([
    { id: 's1', part: 'issued', before: '', after: '2024' },
  ]);
  const back = await compare({ package: file }, id);
  expect([back.before, back.after]).toEqual([to, from]);
  expect(rows(back.changes)).toContainEqual([
    null,
    'field',
    'Harbours',
    'Harbour',
  ]);
  expect(rows(back.changes)).toContainEqual([gauge?.id, 'deleted', 'had', '']);
  // What is written meanwhile is no part of the package.
  if (nobody) put(ada, reworded(nobody, 'Everyone was told.'), stampAt(8));
  expect(
    rows((await compare({ package: file }, 'now')).changes),
  ).toContainEqual([nobody?.id, 'replaced', 'Nobody', 'Everyone']);
  expect((await compare({ package: file }, { package: file })).changes).toEqual(
    [],
  );
  if (nobody) put(ada, reworded(nobody, 'Nobody was told.'), stampAt(9));
  const { blocks: _blocks, ...others } = rowsIn(ada);
  expect(others['packages']).toEqual(before['packages']);
  expect(others['activity']).toEqual(before['activity']);
});

test('a style of one’s own that prints otherwise where the package was made is a difference', async () => {
  const csl = (suffix: string) =>
    `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info><title>Ours</title><id>http://example.org/ours</id></info><citation><layout suffix="${suffix}"><text variable="title"/></layout></citation></style>`;
  const own = { id: 'own-ours', title: 'Ours', kind: 'note' } as const;
  keepOwnStyle(ada, own, csl('.'), stampAt(0));
  updateBriefingHead(ada, BRIEFING, { style: 'own-ours' }, stampAt(0));
  const sent = await send(ada, stampAt(1));
  expect((await compare({ package: sent }, 'now')).changes).toEqual([]);
  keepOwnStyle(ada, own, csl(';'), stampAt(2));
  expect((await compare({ package: sent }, 'now')).changes).toMatchObject([
    { kind: 'field', before: 'own-ours as it was', after: 'own-ours as it is' },
  ]);
});

/** The sentence with which it is refused; the library stays as it is. */
async function refusal(path: string): Promise<AppError> {
  const before = rowsIn(ada);
  const error: unknown = await compare('now', { package: path }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError))
    throw new Error(`No AppError: ${String(error)}`);
  expect(error.message).toMatch(/^[^\n]+\.$/u);
  expect(rowsIn(ada)).toEqual(before);
  return error;
}

test('what is no package, is cut off, was made by a newer Precis or is of another briefing is refused in one sentence', async () => {
  const folder = temporaryFolder();
  const text = join(folder, 'notes.precis');
  writeFileSync(text, 'No package.'.repeat(50));
  expect((await refusal(text)).message).toContain('is not a review package');
  const cut = join(folder, 'cut.precis');
  writeFileSync(cut, readFileSync(file).subarray(0, 8_192));
  expect((await refusal(cut)).message).toContain('is cut off');
  const newer = join(folder, 'newer.precis');
  copyFileSync(file, newer);
  const db = new Database(newer);
  db.pragma('user_version = 2');
  db.close();
  expect(await refusal(newer)).toMatchObject({ code: 'newer' });
  expect(await refusal(join(folder, 'none.precis'))).toMatchObject({
    code: 'not-found',
  });
  const other = 'another' as BriefingId;
  insertBriefing(ada, other, docWith({ title: 'Ferries' }), stampAt(0));
  const { file: ofOther } = await makePackage(
    ada,
    {
      briefing: other,
      out: join(folder, 'ferries.precis'),
      attachments: false,
    },
    stampAt(1),
    signal(),
  );
  expect(await refusal(ofOther)).toMatchObject({
    code: 'bad-input',
    message:
      'ferries.precis is of another briefing, “Ferries”, so nothing was compared: choose a package of this one.',
  });
  await expect(
    compareSides(
      ada,
      { briefing: 'never', before: 'now', after: { package: file } },
      signal(),
    ),
  ).rejects.toMatchObject({ code: 'not-found' });
  await expect(compare('never', { package: file })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a package says whose it is and when it was made, and has the sources as they are in it', async () => {
  const { sources, author, made, forms } = await readPackageText(
    file,
    BRIEFING,
    signal(),
  );
  expect(sources.map(({ id, item }) => [id, item.issued])).toEqual([
    ['s1', { 'date-parts': [[2024]] }],
  ]);
  expect({ author, made, forms }).toEqual({
    author: 'Bo',
    made: BO(7).at,
    forms: {},
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { doc, h, note, p, text } from '#core/document/builder.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import {
  isRun,
  type ExtractedPdf,
  type ExtractedRun,
} from './extracted-pdf.ts';
import type { PaperChange } from './paper-memory.ts';
import { typesettingData } from './typesetting-data.ts';
import type { Typesetter } from './typesetter.ts';
import { BLANK, inputOf, testTypesetter } from './typesetting-fixture.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

const whole = (
  document: BriefingDocument,
  more: Partial<PaperChange> = {},
): PaperChange => {
  const { blocks, version: _, ...head } = document;
  const input = inputOf(document);
  return {
    ...{ paper: 'paper', base: null, turn: 1, head, put: blocks },
    order: blocks.map(({ id }) => id),
    template: BLANK,
    date: input.date,
    notes: input.notes,
    list: [],
    images: new Map(),
    paint: [1, 2, 3, 4, 5],
    ...more,
  };
};

const long = 'The committee noted that funding for repair rose. '.repeat(60);
const document = doc(
  h(1, 'Issue'),
  p('The first words', note('On file.'), ' of it.'),
  p(''),
  p(long),
  p('The last words', note('Also on file.'), '.'),
);
const [, first, empty, , last] = document.blocks.map(({ id }) => id);

/** The lines of all pages, each with its height on the page. */
function printedLines({ pages, structure }: ExtractedPdf): string[] {
  const within = (element: ExtractedPdf['structure'][number]): ExtractedRun[] =>
    element.children.flatMap((child) => (isRun(child) ? child : within(child)));
  const lines = new Map<string, string>();
  for (const { page, text, y } of [
    ...pages.flatMap(({ artifacts, untagged }) => [...artifacts, ...untagged]),
    ...structure.flatMap(within),
  ].sort((one, other) => one.order - other.order)) {
    const line = `${page} ${y.toFixed(1)}`;
    lines.set(line, `${lines.get(line) ?? ''}${text.replaceAll(' ', '')}`);
  }
  return [...lines].map(([line, words]) => `${line} ${words}`);
}

/** The lines of each page, in the order in which they are painted. */
async function linesByPage(
  pdf: Uint8Array | null | undefined,
): Promise<string[][]> {
  const read = await typesetter.readPdf(pdf ?? new Uint8Array());
  const lines = printedLines(read);
  return read.pages.map((_, at) =>
    lines.filter((line) => line.startsWith(`${at + 1} `)),
  );
}

test('pages that are looked at are those of the export, and say where blocks and notes stand', async () => {
  const drawn = await typesetter.draw(whole(document));
  const printed = await typesetter.typeset(typesettingData(inputOf(document)), {
    date: '2026-05-12',
  });
  expect(drawn?.pages).toBe(printed.pages);
  const [seen, kept] = await Promise.all([
    typesetter.readPdf(drawn?.pdf ?? new Uint8Array()),
    typesetter.readPdf(printed.pdf),
  ]);
  expect(printedLines(seen).length).toBeGreaterThan(20);
  expect(printedLines(seen)).toEqual(printedLines(kept));
  const places = new Map(drawn?.blocks.map((each) => [each.id, each]));
  expect(places.has(empty ?? '')).toBe(false);
  expect(places.get(first ?? '')).toMatchObject({ page: 1 });
  expect(places.get(last ?? '')?.page).toBe(printed.pages);
  expect(drawn?.notes.map(({ page }) => page)).toEqual([1, printed.pages]);
});

test('a change is told against the turn before it; a turn that is not known is asked for again', async () => {
  await typesetter.draw(whole(document));
  const head = whole(document);
  const edited = { ...document.blocks[4], content: [text('Gone.')] } as never;
  const nothing = { put: [], order: null, notes: [], list: null, paint: [] };
  const drawn = await typesetter.draw({
    ...head,
    ...nothing,
    ...{ base: 1, turn: 2, put: [edited] },
  });
  expect(drawn?.notes).toHaveLength(1);
  expect(
    await typesetter.draw({ ...head, ...nothing, base: 1, turn: 3 }),
  ).toBeNull();
  const without = await typesetter.draw(whole(document, { notes: [] }));
  expect(without?.notes).toHaveLength(2);
});

test('what can’t be set is told in a sentence, and the next is set', async () => {
  const marking = 'SECRET '.repeat(60);
  await expect(
    typesetter.draw(whole({ ...document, marking })),
  ).rejects.toMatchObject({ code: 'bad-input' });
  expect((await typesetter.draw(whole(document)))?.pages).toBeGreaterThan(0);
});

test('of the pages those that are asked for are painted, and the others are there', async () => {
  const many = doc(...Array.from({ length: 12 }, () => p(long)));
  const all = await typesetter.draw(whole(many));
  const some = await typesetter.draw(whole(many, { turn: 2, paint: [2] }));
  const more = await typesetter.paint({ paper: 'paper', turn: 2, paint: [3] });
  expect(all?.pages).toBeGreaterThan(3);
  expect(await linesByPage(some?.pdf)).toEqual(
    (await linesByPage(all?.pdf)).map((lines, at) => (at === 1 ? lines : [])),
  );
  expect((await linesByPage(more))[2]).toEqual(
    (await linesByPage(all?.pdf))[2],
  );
  expect(some?.pdf.length).toBeLessThan((all?.pdf.length ?? 0) / 1.2);
  expect(
    await typesetter.paint({ paper: 'paper', turn: 1, paint: [3] }),
  ).toBeNull();
});

test('blocks that stand as they did are set with what changed around them', async () => {
  const before = doc(
    p('The first words', note('On file.'), ' of it.'),
    p('The second words', note('Also on file.'), '.'),
    p('The third words, after the second', note('Not on file.'), '.'),
  );
  const [gone] = before.blocks;
  const after = {
    ...before,
    language: 'de-DE',
    blocks: before.blocks.filter((block) => block !== gone),
  };
  await typesetter.draw(whole(before));
  const { put: _, notes: __, ...change } = whole(after, { base: 1, turn: 2 });
  const changed = await typesetter.draw({ ...change, put: [], notes: [] });
  const anew = await typesetter.draw(whole(after, { paper: 'another' }));
  const [lines = []] = await linesByPage(changed?.pdf);
  expect(lines).toEqual((await linesByPage(anew?.pdf))[0]);
  expect(lines.join('\n')).toContain('1Alsoonfile.');
});

// @vitest-environment happy-dom
// Random editing of one page over one library, for as many steps as PRECIS_EDITS says: whatever is done, the library holds
// the page, a page that is opened anew holds the library, one that follows it in another window shows the same and saves
// nothing, no id occurs twice, and the marks are numbered as they stand.
// PRECIS_SEED says which steps.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import {
  cite,
  doc,
  h,
  marker,
  note,
  ol,
  p,
  pull,
  quote,
  table,
  ul,
} from '#core/document/builder.ts';
import type { Block, BriefingId } from '#core/document/document.ts';
import { citationsOf, footnotesOf, markersOf } from '#core/document/walk.ts';
import { insertBriefing } from '../../electron/database/briefings.ts';
import { openLibrary, type Library } from '../../electron/database/open.ts';
import { insertSources } from '../../electron/database/sources.ts';
import { verifyLibrary } from '../../electron/database/verify.ts';
import { openInLibrary, storedBlocks } from './open-in-library.ts';
import { SOURCE, step, type Desk, type Step } from './random-steps.ts';

const EDITS = Number(process.env['PRECIS_EDITS'] ?? 400);
const SEED = Number(process.env['PRECIS_SEED'] ?? 4);
/** Steps between two looks at the library, and between two openings of the page. */
const LOOK = 10;
const REOPEN = 100;
const STAMP = { at: '2026-03-01T09:00:00.000Z', author: 'Ada' };
const BRIEFING = 'random' as BriefingId;

function newLibrary(): Library {
  const folder = mkdtempSync(join(tmpdir(), 'precis-editing-'));
  const library = openLibrary(folder, { create: true, durability: 'process' });
  onTestFinished(() => {
    library.close();
    rmSync(folder, { recursive: true, force: true });
  });
  insertSources(
    library,
    [
      {
        id: SOURCE,
        citekey: 'smith',
        item: { type: 'book', title: 'On quays' },
      },
    ],
    STAMP,
  );
  insertBriefing(
    library,
    BRIEFING,
    doc(
      h(1, 'Issue'),
      p('The contract ends.', note(cite('smith', 'p. 4')), ' Then what?'),
      p('Marked ', marker('[2, 3]'), ' twice ', marker('[4]'), '.'),
      ul(['one', note('A note in a list.')], ['two']),
      ol(['first'], ['second']),
      { ...p('Of a secret.'), marking: 'SECRET' },
      quote([['Said once.'], ['Said twice.', note('See there.')]], ['Someone']),
      pull('Drawn out'),
      table([
        ['a', 'b'],
        [note('In a table.'), '2'],
      ]),
      p('The end.'),
    ),
    STAMP,
  );
  return library;
}

function idsIn(blocks: readonly Block[]): string[] {
  return [
    ...blocks.map(({ id }) => `block ${id}`),
    ...footnotesOf(blocks).flatMap(({ footnote }) => [
      `footnote ${footnote.id}`,
      ...citationsOf(footnote).map(({ id }) => `citation ${id}`),
    ]),
    ...markersOf(blocks).map(({ marker: { id } }) => `marker ${id}`),
  ];
}

function checkPage({ page }: Desk, root: HTMLElement): void {
  const blocks = page.read();
  expect(page.handle.blocks()).toEqual(blocks);
  const ids = idsIn(blocks);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  const numbers = [...root.querySelectorAll('[role="doc-noteref"]')].map(
    (mark) => mark.getAttribute('data-n'),
  );
  expect(numbers).toEqual(
    footnotesOf(blocks).map((placed) => String(placed.number)),
  );
}

async function checkLibrary({ page }: Desk, library: Library): Promise<void> {
  page.fail(null);
  expect(await page.handle.flush()).toBe(true);
  expect(page.handle.saveState()).toEqual({ kind: 'saved' });
  expect(page.repairs()).toBe(0);
  expect(storedBlocks(library, BRIEFING)).toEqual(page.read());
}

/** What the development build of the editor library throws, at a selection that the shipped one puts right by itself. */
const DEVELOPMENT_ONLY = '$getTextNodeOffset: invalid offset';

/** A step that throws leaves the page as it was before. */
async function takeOne(desk: Desk, { take }: Step): Promise<void> {
  try {
    await take(desk);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (!error.message.startsWith(DEVELOPMENT_ONLY)) throw error;
  }
}

async function takeAll(steps: readonly Step[]): Promise<void> {
  const library = newLibrary();
  const openPage = (): { page: Desk['page']; root: HTMLElement } => {
    const root = document.createElement('div');
    root.contentEditable = 'true';
    document.body.replaceChildren(root);
    const page = openInLibrary(library, BRIEFING);
    page.editor.setRootElement(root);
    return { page, root };
  };
  /** In another window. */
  const openFollower = (of: Desk['page']): Desk['page'] => {
    const follower = openInLibrary(library, BRIEFING);
    of.onSaved((saved) => {
      expect(follower.handle.follow(saved)).toBe(true);
    });
    return follower;
  };
  const checkFollower = (of: Desk['page']): void => {
    expect(follower.read()).toEqual(of.read());
    expect(follower.handle.blocks()).toEqual(of.handle.blocks());
    expect(follower.saves()).toBe(0);
  };
  let { page, root } = openPage();
  let follower = openFollower(page);
  const desk: Desk = { page, clipboard: null };
  for (const [at, each] of steps.entries()) {
    try {
      await takeOne(desk, each);
      checkPage(desk, root);
      if ((at + 1) % LOOK === 0) {
        await checkLibrary(desk, library);
        checkFollower(desk.page);
      }
      if ((at + 1) % REOPEN === 0) {
        const before = desk.page.read();
        desk.page.close();
        follower.close();
        ({ page, root } = openPage());
        desk.page = page;
        follower = openFollower(page);
        expect(desk.page.read()).toEqual(before);
        checkPage(desk, root);
      }
    } catch (error) {
      throw new Error(`Step ${at + 1}, ${each.name}`, { cause: error });
    }
  }
  await checkLibrary(desk, library);
  checkFollower(desk.page);
  desk.page.close();
  follower.close();
  expect(verifyLibrary(library)).toEqual([]);
}

test(`${EDITS} random edits: library, page and a page opened anew are the same throughout`, async () => {
  const [steps = []] = fc.sample(
    fc.array(step, { minLength: EDITS, maxLength: EDITS, size: 'max' }),
    { seed: SEED, numRuns: 1 },
  );
  expect(steps).toHaveLength(EDITS);
  await takeAll(steps);
}, 3_600_000);

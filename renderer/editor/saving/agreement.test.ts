import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { p, place } from '#core/document/builder.ts';
import type { Block, Rank } from '#core/document/document.ts';
import { plainText } from '#core/document/walk.ts';
import { CallError } from '../../api/call.ts';
import { fixtureLibrary } from './library-fixture.ts';
import { diskFull, openPage, openPageOn } from './saver-fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const words = (blocks: readonly Block[]): string[] => blocks.map(plainText);

const reworded = (block: Block | undefined, text: string): Block => {
  if (block?.type !== 'paragraph') throw new Error('No paragraph');
  return { ...block, content: [{ type: 'text', text }] };
};

/** A block from somewhere else, between the first and the second. */
const foreign = (page: readonly Block[]): Block => {
  const [made] = place([p('from elsewhere')]);
  if (!made || !page[0]) throw new Error('No block');
  return { ...made, rank: `${page[0].rank}V` as Rank };
};

describe('where the library holds something else than the page believes', () => {
  test('what it has and the page has not is shown, in its place, and told to the log', async () => {
    const { type, saver, library, page, faults } = openPage('a', 'b');
    const made = foreign(page());
    library.change(made.id, made);
    type('ab');
    expect(await saver.flush()).toBe(true);
    expect(words(page())).toEqual(['ab', 'from elsewhere', 'b']);
    expect(library.blocks()).toEqual(page());
    expect(saver.state.value).toEqual({ kind: 'saved' });
    expect(faults).toMatchObject([{ name: 'PageAndLibraryDisagree' }]);
  });

  test('other words in a block that was not written in are shown', async () => {
    const { type, saver, library, page } = openPage('a', 'b');
    const other = reworded(page()[1], 'other words');
    library.change(other.id, other);
    type('ab');
    expect(await saver.flush()).toBe(true);
    expect(words(page())).toEqual(['ab', 'other words']);
    expect(library.blocks()).toEqual(page());
  });

  test('what the page has and it has not is put again', async () => {
    const { type, saver, library, page } = openPage('a', 'b', 'c');
    const lost = page()[1];
    if (!lost) throw new Error('Three blocks');
    library.change(lost.id, null);
    type('ab');
    expect(await saver.flush()).toBe(true);
    expect(words(page())).toEqual(['ab', 'b', 'c']);
    expect(library.blocks()).toEqual(page());
  });

  test('what was removed on the page and changed elsewhere comes back with its new words', async () => {
    const { type, write, saver, library, page } = openPage('a', 'b', 'c');
    const other = reworded(page()[1], 'other words');
    type('ab');
    await saver.flush();
    library.change(other.id, other);
    write(page().filter(({ id }) => id !== other.id));
    type('abc');
    await saver.flush();
    await saver.flush();
    expect(words(page())).toEqual(['abc', 'other words', 'c']);
    expect(library.blocks()).toEqual(page());
    expect(await saver.flush()).toBe(true);
  });

  test('what was changed on both sides stays on the page, and a person is asked', async () => {
    const { type, write, saver, library, page } = openPage('a', 'b');
    const other = reworded(page()[1], 'other words');
    library.change(other.id, other);
    write([reworded(page()[0], 'ab'), reworded(page()[1], 'my words')]);
    type('abc');
    expect(await saver.flush()).toBe(false);
    expect(words(page())).toEqual(['abc', 'my words']);
    expect(words(library.blocks())).toEqual(['abc', 'other words']);
    expect(saver.state.value.kind).toBe('conflict');
    expect(saver.unsaved().map(plainText)).toEqual(['my words']);
  });

  test('one whose answer was lost is known again, and nothing is saved twice', async () => {
    const { type, saver, library, page } = openPage('a', 'b');
    const said = reworded(page()[1], 'said');
    library.change(said.id, said);
    type('ab');
    await saver.flush();
    expect(words(page())).toEqual(['ab', 'said']);
    const revisions = library.revisions();
    type('abc');
    expect(await saver.flush()).toBe(true);
    expect(library.revisions()[said.id]).toBe(revisions[said.id]);
  });

  test('reading that fails is tried again', async () => {
    const { type, saver, library, page, failReading } = openPage('a', 'b');
    const made = foreign(page());
    library.change(made.id, made);
    failReading(diskFull);
    type('ab');
    expect(await saver.flush()).toBe(false);
    expect(saver.state.value.kind).toBe('waiting');
    expect(words(library.blocks())).toContain('ab');
    failReading(null);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saver.state.value).toEqual({ kind: 'saved' });
    expect(words(page())).toEqual(['ab', 'from elsewhere', 'b']);
  });

  test('in a long briefing it is seen once all of it was summed', async () => {
    const texts = Array.from({ length: 900 }, (_, n) => `block ${n}`);
    const { type, saver, library, page } = openPage(...texts);
    const made = foreign(page());
    library.change(made.id, made);
    type('early');
    expect(await saver.flush()).toBe(true);
    expect(words(page())).not.toContain('from elsewhere');
    await vi.advanceTimersByTimeAsync(1_000);
    type('later');
    expect(await saver.flush()).toBe(true);
    expect(words(page())).toContain('from elsewhere');
    expect(library.blocks()).toEqual(page());
  });
});

test('a block that the page writes in its own way is no disagreement, and is not sent for it', async () => {
  const library = fixtureLibrary(
    place(['a', 'b', 'c', 'd'].map((text) => p(text, text))),
  );
  const { type, write, saver, page, reads, sent } = openPageOn(
    library,
    (block) => reworded(block, plainText(block)),
  );
  type('aaa');
  expect(await saver.flush()).toBe(true);
  const [first, second, third, fourth] = page();
  if (!first || !second || !third || !fourth) throw new Error('Four blocks');
  write([first, third, { ...second, rank: `${third.rank}V` as Rank }, fourth]);
  expect(await saver.flush()).toBe(true);
  write([first, reworded(third, 'cc!'), fourth]);
  expect(await saver.flush()).toBe(true);
  type('aaaa');
  expect(await saver.flush()).toBe(true);
  expect(reads()).toBe(0);
  expect(sent.map(({ put }) => put.length)).toEqual([1, 0, 1, 1]);
});

test('where they agree nothing is read again, whatever is written, moved and removed', async () => {
  const { type, write, saver, page, reads } = openPage('a', 'b', 'c', 'd');
  type('ab');
  await saver.flush();
  const [a, b, c, d] = page();
  if (!a || !b || !c || !d) throw new Error('Four blocks');
  write([a, { ...c, rank: `${a.rank}V` as Rank }, d]);
  await saver.flush();
  write([a, b, d]);
  expect(await saver.flush()).toBe(true);
  expect(reads()).toBe(0);
});

describe('most of the briefing gone from the page, unasked', () => {
  const five = () => {
    const page = openPage('a', 'b', 'c', 'd', 'e');
    page.removeUnasked();
    return page;
  };

  test('is not removed from the library; all else is saved', async () => {
    const { write, saver, library, page, sent } = five();
    write([reworded(page()[0], 'ab')]);
    expect(await saver.flush()).toBe(false);
    expect(words(library.blocks())).toEqual(['ab', 'b', 'c', 'd', 'e']);
    expect(saver.state.value).toEqual({ kind: 'removal', count: 4 });
    expect(sent.flatMap(({ remove }) => remove)).toEqual([]);
  });

  test('comes back onto the page', async () => {
    const { write, saver, library, page } = five();
    const before = page();
    write(before.slice(0, 1));
    await saver.flush();
    saver.settleRemoval(false);
    expect(page()).toEqual(before);
    expect(await saver.flush()).toBe(true);
    expect(saver.state.value).toEqual({ kind: 'saved' });
    expect(library.blocks()).toEqual(before);
  });

  test('is removed once it is said to be meant', async () => {
    const { write, saver, library, page, sent } = five();
    write(page().slice(0, 1));
    await saver.flush();
    saver.settleRemoval(true);
    expect(await saver.flush()).toBe(true);
    expect(library.blocks()).toEqual(page());
    expect(sent.at(-1)).toMatchObject({ removesMost: true });
  });

  test('asked for, it goes in one delta that says so', async () => {
    const { write, saver, library, sent } = openPage('a', 'b', 'c', 'd', 'e');
    write([]);
    expect(await saver.flush()).toBe(true);
    expect(library.blocks()).toEqual([]);
    expect(sent).toMatchObject([{ removesMost: true }]);
  });

  test('a refusal for what it says is no way round the question', async () => {
    const { write, saver, library, page, refuse } = five();
    refuse((block) =>
      plainText(block) === 'bad' ? new CallError('bad-input', 'Bad.') : null,
    );
    write([reworded(page()[0], 'bad')]);
    await saver.flush();
    expect(words(library.blocks())).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

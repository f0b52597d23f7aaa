import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { note, p, place, text as t } from '#core/document/builder.ts';
import type { Block, Inline } from '#core/document/document.ts';
import { plainText } from '#core/document/walk.ts';
import { CallError } from '../../api/call.ts';
import { diskFull, openPage } from './saver-fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const has = (block: Block, words: string): boolean =>
  plainText(block).includes(words);

/** The page with other words in the paragraph at `index`. */
const withWords = (
  page: readonly Block[],
  index: number,
  ...content: readonly Inline[]
): Block[] =>
  page.map((block, at) =>
    at === index && block.type === 'paragraph' ? { ...block, content } : block,
  );

/** A new paragraph behind all others. */
function last(words: string): Block {
  const [block] = place([p(words)]);
  if (!block) throw new Error('One block');
  return { ...block, rank: 'c000' as Block['rank'] };
}

const unknownSource = (block: Block): CallError | null =>
  has(block, 'cites')
    ? new CallError('not-found', 'The library has no such source.')
    : null;

describe('a block that the library refuses', () => {
  test('is kept back alone: the others are saved, moved and removed', async () => {
    const { write, saver, refuse, library, page } = openPage(
      'a',
      'b',
      'c',
      'd',
    );
    refuse(unknownSource);
    const [, b, c] = page();
    const changed = withWords(
      withWords(page(), 0, t('a more')),
      1,
      t('b cites'),
    ).filter(({ id }) => id !== c?.id);
    write([...changed, last('e')]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.state.value).toEqual({
      kind: 'refused',
      place: 'The paragraph that begins “b cites”',
      block: b?.id,
      message: 'The library has no such source.',
      others: 0,
    });
    expect(library.blocks().map(plainText)).toEqual(['a more', 'b', 'd', 'e']);
    expect(saver.unsaved().map(plainText)).toEqual(['b cites']);
    expect(await saver.flush()).toBe(false);
  });

  test('is asked about again when it changes, not by what is written elsewhere', async () => {
    const { write, saver, refuse, sent, library, page } = openPage('a', 'b');
    refuse(unknownSource);
    write(withWords(page(), 1, t('b cites')));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    write(withWords(page(), 0, t('a more')));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(2);
    expect(saver.state.value.kind).toBe('refused');
    write(withWords(page(), 1, t('b alone')));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.state.value).toEqual({ kind: 'saved' });
    expect(library.blocks()).toEqual(page());
  });

  test('is asked about once more on flush: what it wants may be there by now', async () => {
    const { write, saver, refuse, library, page } = openPage('a');
    refuse(unknownSource);
    write(withWords(page(), 0, t('a cites')));
    expect(await saver.flush()).toBe(false);
    refuse(() => null);
    expect(await saver.flush()).toBe(true);
    expect(library.blocks()).toEqual(page());
  });

  test('is forgotten when it goes from the page', async () => {
    const { write, saver, refuse, page } = openPage('a');
    refuse(unknownSource);
    const before = page();
    write([...before, last('cites')]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.state.value.kind).toBe('refused');
    write(before);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.state.value).toEqual({ kind: 'saved' });
    expect(await saver.flush()).toBe(true);
  });

  test('does not hold back a footnote that goes from one block to another', async () => {
    const { write, saver, refuse, library, page } = openPage('a', 'b', 'c');
    const footnote = note('x');
    write(withWords(page(), 1, t('b'), footnote));
    expect(await saver.flush()).toBe(true);
    refuse(unknownSource);
    write(
      withWords(
        withWords(withWords(page(), 0, t('a'), footnote), 1, t('b')),
        2,
        t('cites'),
      ),
    );
    expect(await saver.flush()).toBe(false);
    expect(library.blocks().slice(0, 2)).toEqual(page().slice(0, 2));
    expect(saver.unsaved()).toHaveLength(1);
  });

  test('waits with the others where the disk is full meanwhile', async () => {
    const { write, saver, refuse, fail, library, page } = openPage('a', 'b');
    refuse(unknownSource);
    fail(diskFull);
    write(withWords(withWords(page(), 0, t('more')), 1, t('b cites')));
    await vi.advanceTimersByTimeAsync(400);
    expect(saver.state.value.kind).toBe('waiting');
    fail(null);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saver.state.value.kind).toBe('refused');
    expect(library.blocks().map(plainText)).toEqual(['more', 'b']);
  });
});

describe('a block that was changed elsewhere', () => {
  /** Another program writes on the second block. */
  function conflicted() {
    const begun = openPage('a', 'b', 'c');
    const [, b] = begun.page();
    if (b?.type !== 'paragraph') throw new Error('No paragraph');
    begun.library.save({
      put: [
        {
          block: { ...b, content: [t('theirs')] },
          parent: begun.library.revisions()[b.id] ?? null,
        },
      ],
      move: [],
      remove: [],
    });
    return { ...begun, b };
  }

  test('is kept back, whatever is written on it, and all others are saved', async () => {
    const { write, saver, sent, library, page, b } = conflicted();
    write(withWords(withWords(page(), 0, t('a more')), 1, t('mine')));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.state.value).toMatchObject({
      kind: 'conflict',
      place: 'The paragraph that begins “mine”',
      block: b.id,
      others: 0,
    });
    write(withWords(withWords(page(), 2, t('c more')), 1, t('mine again')));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(library.blocks().map(plainText)).toEqual([
      'a more',
      'theirs',
      'c more',
    ]);
    const before = sent.length;
    expect(await saver.flush()).toBe(false);
    expect(sent).toHaveLength(before);
    expect(saver.unsaved().map(plainText)).toEqual(['mine again']);
  });

  test('stays in the library where the page has removed it', async () => {
    const { write, saver, library, page, b } = conflicted();
    write(page().filter(({ id }) => id !== b.id));
    expect(await saver.flush()).toBe(false);
    expect(saver.state.value).toMatchObject({
      kind: 'conflict',
      place: 'The paragraph that begins “b”',
      block: null,
    });
    expect(library.blocks().map(plainText)).toEqual(['a', 'theirs', 'c']);
  });
});

// A page that can be written on, over a library in memory that can be told to fail, for the tests of the saver.
import { p, place } from '#core/document/builder.ts';
import type { Block } from '#core/document/document.ts';
import { compareByRank } from '#core/document/rank.ts';
import { CallError } from '../../api/call.ts';
import type { Delta } from './delta.ts';
import { fixtureLibrary, type FixtureLibrary } from './library-fixture.ts';
import { createSaver } from './saver.ts';

export const openPage = (...texts: string[]) =>
  openPageOn(fixtureLibrary(place(texts.map((text) => p(text)))));

/** `written` is how the page writes a block that it reads. */
export function openPageOn(
  library: FixtureLibrary,
  written = (block: Block): Block => block,
) {
  const start = library.blocks().map(written);
  let page: readonly Block[] = start;
  let failure: Error | null = null;
  let asked = true;
  let readFailure: Error | null = null;
  let reads = 0;
  let refuses: (block: Block) => CallError | null = () => null;
  let answer: Promise<void> = Promise.resolve();
  const sent: Delta[] = [];
  const faults: unknown[] = [];
  const saver = createSaver({
    page: () => page,
    loaded: new Map(
      start.map((block) => [
        block.id,
        { block, revision: library.revisions()[block.id] ?? 0 },
      ]),
    ),
    stored: library.blocks(),
    async save(delta) {
      sent.push(delta);
      await answer;
      if (failure) throw failure;
      for (const { block } of delta.put) {
        const error = refuses(block);
        if (error) throw error;
      }
      return library.save(delta);
    },
    read() {
      reads += 1;
      return readFailure
        ? Promise.reject(readFailure)
        : Promise.resolve(library.read());
    },
    show(blocks, hide) {
      const ids = new Set([...blocks.map(({ id }) => id), ...hide]);
      page = [...page.filter(({ id }) => !ids.has(id)), ...blocks].sort(
        compareByRank,
      );
      saver.changed();
    },
    askedToRemove: () => asked,
    onFault: (error) => faults.push(error),
  });
  return {
    library,
    saver,
    sent,
    faults,
    page: () => page,
    write: (blocks: readonly Block[]) => {
      page = blocks;
      saver.changed();
    },
    type: (words: string) => {
      const [first, ...others] = page;
      if (first?.type !== 'paragraph') throw new Error('No paragraph');
      page = [
        { ...first, content: [{ type: 'text', text: words }] },
        ...others,
      ];
      saver.changed();
    },
    fail: (error: Error | null) => {
      failure = error;
    },
    failReading: (error: Error | null) => {
      readFailure = error;
    },
    /** How often the library was read because of a disagreement. */
    reads: () => reads,
    /** What goes from the page from now on goes without a person. */
    removeUnasked: () => {
      asked = false;
    },
    /** From now on each delta with such a block is refused as a whole, as main does it. */
    refuse: (refusal: (block: Block) => CallError | null) => {
      refuses = refusal;
    },
    answerWith: (promise: Promise<void>) => {
      answer = promise;
    },
  };
}

export const diskFull = new CallError('unavailable', 'The disk is full.');

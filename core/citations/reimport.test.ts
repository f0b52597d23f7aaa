import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceId } from '../document/document.ts';
import { matchIncoming, reconcile, type Incoming } from './reimport.ts';
import type { CslItem, Source } from './source.ts';

/** Fields as a test writes them, which TypeScript can't tell for an item. */
type Fields = Readonly<Record<string, unknown>> & { type: CslItem['type'] };

const source = (citekey: string, item: Fields): Source => ({
  id: citekey as SourceId,
  citekey,
  item: item as CslItem,
});
const entry = (citekey: string, item: Fields, keyed = true): Incoming => ({
  citekey,
  keyed,
  item: item as CslItem,
});
/** The matches, and in how many parts they were found. */
function inParts(...given: Parameters<typeof matchIncoming>) {
  const work = matchIncoming(...given);
  for (let parts = 1; ; parts += 1) {
    const step = work.next();
    if (step.done) return { matches: step.value, parts };
  }
}
const matched = (...given: Parameters<typeof matchIncoming>) =>
  inParts(...given).matches;
const floods: Fields = {
  type: 'report',
  title: 'Floods on the northern coast',
  author: [{ family: 'Okafor', given: 'I.' }],
  issued: { 'date-parts': [[2020]] },
};

describe('which entry is which source', () => {
  const kinds = (
    incoming: readonly Incoming[],
    library: readonly Source[],
  ): unknown[] =>
    matched(incoming, library).map((match) =>
      match.kind === 'new'
        ? match.keyTaken
          ? 'key taken'
          : 'new'
        : `${match.kind} ${match.source.citekey}`,
    );

  test('a made key is that of another kind of work, too', () => {
    const page: Fields = { type: 'webpage', title: 'The Harbour' };
    const library = [source('harbour', { ...page, type: 'book' })];
    expect(kinds([entry('harbour', page, false)], library)).toEqual([
      'key taken',
    ]);
    expect(kinds([entry('harbour', page)], library)).toEqual([
      'differs harbour',
    ]);
    const retyped = matched(
      [entry('harbour', page, false)],
      library,
      () => page as CslItem,
    );
    expect(retyped).toMatchObject([{ kind: 'differs' }]);
  });

  test('of many, in parts between which others are let in', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => ({
      ...floods,
      title: `Floods, part ${at}`,
    }));
    const { matches, parts } = inParts(
      many.map((item, at) => entry(`a${at}`, { ...item })),
      many.map((item, at) => source(`a${at}`, item)),
    );
    expect(matches.every(({ kind }) => kind === 'same')).toBe(true);
    expect(parts).toBeGreaterThan(8);
  });

  test('by key, where the work is the same', () => {
    expect(kinds([entry('a', floods)], [source('a', floods)])).toEqual([
      'same a',
    ]);
    const corrected = { ...floods, title: 'Floods on the Northern Coasts' };
    expect(kinds([entry('a', corrected)], [source('a', floods)])).toEqual([
      'differs a',
    ]);
    const nextYear = { ...floods, title: 'Annual report 2021' };
    expect(
      kinds(
        [entry('a', nextYear)],
        [source('a', { ...floods, title: 'Annual report 2020' })],
      ),
    ).toEqual(['key taken']);
    const renamed = source('a', {
      ...floods,
      title: 'High water in the north',
    });
    expect(kinds([entry('a', floods)], [renamed])).toEqual(['key taken']);
    expect(
      matched([entry('a', floods)], [renamed], () => floods as CslItem),
    ).toMatchObject([{ kind: 'differs' }]);
    const other: Fields = { type: 'book', title: 'Droughts of the south' };
    expect(kinds([entry('a', other)], [source('a', floods)])).toEqual([
      'key taken',
    ]);
  });

  test('by DOI and ISBN, in whatever form, under another key', () => {
    const here = source('mine', { ...floods, DOI: '10.5555/ABC' });
    expect(
      kinds(
        [entry('theirs', { ...floods, DOI: 'https://doi.org/10.5555/abc' })],
        [here],
      ),
    ).toEqual(['differs mine']);
    const book = source('mine', {
      ...floods,
      type: 'book',
      ISBN: '0306406152',
    });
    expect(
      kinds(
        [
          entry('theirs', {
            ...floods,
            type: 'book',
            ISBN: '978-0-306-40615-7',
          }),
        ],
        [book],
      ),
    ).toEqual(['differs mine']);
  });

  test('chapters of one book are not each other', () => {
    const chapter = (title: string): Fields => ({
      type: 'chapter',
      title,
      ISBN: '0306406152',
      DOI: '10.5555/book',
    });
    expect(
      kinds(
        [entry('b', chapter('Harbours and quays'))],
        [source('a', chapter('Tidal gauges'))],
      ),
    ).toEqual(['new']);
  });

  test('one whose key was made is known by title, name and year', () => {
    const here = source('okafor2020a', {
      ...floods,
      publisher: 'Harbour Press',
    });
    expect(kinds([entry('okafor2020', floods, false)], [here])).toEqual([
      'differs okafor2020a',
    ]);
    // A key that a person gave says that it is one of its own.
    expect(kinds([entry('floods', floods)], [here])).toEqual(['new']);
  });

  test('a source is matched once, by its own key first', () => {
    const library = [source('a', floods), source('b', floods)];
    expect(kinds([entry('b', floods), entry('a', floods)], library)).toEqual([
      'same b',
      'same a',
    ]);
    expect(
      kinds(
        [
          entry('x', { ...floods, DOI: '10.5555/1' }),
          entry('y', { ...floods, DOI: '10.5555/1' }),
        ],
        [source('a', { ...floods, DOI: '10.5555/1' })],
      ),
    ).toEqual(['same a', 'new']);
  });
});

describe('whose word stands', () => {
  const base = {
    type: 'book',
    title: 'Floods',
    volume: '1',
    edition: '2',
  } as const;

  test('what only the file changed is taken, what only a person changed stays', () => {
    expect(
      reconcile(
        base,
        { ...base, title: 'The floods', note: 'mine' },
        { type: 'book', title: 'Floods', volume: '2', DOI: '10.5555/1' },
        true,
      ),
    ).toEqual({
      mine: {
        type: 'book',
        title: 'The floods',
        volume: '2',
        note: 'mine',
        DOI: '10.5555/1',
      },
      theirs: {
        type: 'book',
        title: 'The floods',
        volume: '2',
        note: 'mine',
        DOI: '10.5555/1',
      },
      fields: [],
    });
  });

  test('what another format leaves out has not gone', () => {
    const theirs = { type: 'book', title: 'Floods', volume: '2' } as const;
    expect(reconcile(base, base, theirs, false)).toEqual({
      mine: { ...base, volume: '2' },
      theirs: { ...base, volume: '2' },
      fields: [],
    });
    expect(reconcile(base, base, theirs, true).mine).toEqual(theirs);
  });

  test('what both changed is asked', () => {
    const found = reconcile(
      base,
      { ...base, title: 'A' },
      {
        ...base,
        title: 'B',
        volume: '9',
      },
      true,
    );
    expect(found.fields).toEqual(['title']);
    expect(found.mine).toMatchObject({ title: 'A', volume: '9' });
    expect(found.theirs).toMatchObject({ title: 'B', volume: '9' });
  });

  test('where it is not known what the file said, only gaps are filled', () => {
    expect(
      reconcile(
        null,
        { type: 'book', title: 'A', note: 'n' },
        { type: 'book', title: 'B', volume: '1' },
        true,
      ),
    ).toEqual({
      mine: { type: 'book', title: 'A', note: 'n', volume: '1' },
      theirs: { type: 'book', title: 'B', note: 'n', volume: '1' },
      fields: ['title'],
    });
  });

  test('nothing that a person changed is lost, whatever the file says', () => {
    const item = fc
      .dictionary(
        fc.constantFrom('title', 'volume', 'note', 'DOI'),
        fc.constantFrom('a', 'b', 'c'),
      )
      .map((fields): CslItem => ({ type: 'book', ...fields }));
    fc.assert(
      fc.property(
        fc.option(item),
        item,
        item,
        fc.boolean(),
        (was, mine, theirs, whole) => {
          const found = reconcile(was, mine, theirs, whole);
          for (const [field, value] of Object.entries(mine))
            if (!was || was[field] !== value)
              expect(found.mine[field]).toEqual(value);
          expect(reconcile(was, mine, mine, whole).mine).toEqual(mine);
          expect(reconcile(mine, mine, theirs, true)).toEqual({
            mine: theirs,
            theirs,
            fields: [],
          });
        },
      ),
    );
  });
});

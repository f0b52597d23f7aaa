// A verdict is stale exactly when its sentence, locator, citation or source is not what it was given on, and holds again when
// that is taken back. What changed is known from a model that knows nothing of how the text is read.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reliedOn, type SourceState } from '../citations/relied-on.ts';
import { item } from '../citations/sources-fixture.ts';
import { EMPTY_HEAD } from '../document/builder.ts';
import type {
  Block,
  BlockId,
  Citation,
  Inline,
  MarkerId,
  Rank,
} from '../document/document.ts';
import { citedPlaces } from './cited-places.ts';
import {
  BASIS_PARTS,
  basisOf,
  hashesOf,
  type BasisPart,
  type VerdictBasis,
} from './verdict-basis.ts';
import { standingOf } from './verdict-standing.ts';

const hash = (text: string): string =>
  createHash('sha256').update(text).digest('hex');

type Cite = {
  readonly id: string;
  readonly source: string;
  readonly page: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly bare: boolean;
};
/** `at` counts words of the sentence before it; more than there are is behind the full stop. */
type Note = {
  readonly id: string;
  readonly at: number;
  readonly words: string;
  readonly cites: readonly Cite[];
};
type Sentence = {
  readonly words: readonly string[];
  readonly bold: number;
  readonly marker: boolean;
  readonly notes: readonly Note[];
};
const KINDS = ['paragraph', 'heading', 'list', 'table', 'quotation'] as const;
type Piece = {
  readonly id: string;
  readonly kind: (typeof KINDS)[number];
  readonly sentences: readonly Sentence[];
};
type Model = {
  readonly pieces: readonly Piece[];
  readonly sources: Readonly<Record<string, SourceState>>;
};

const SOURCES = ['s1', 's2', 's3'];

function inlineOf({ words, bold, marker, notes }: Sentence): Inline[] {
  const content: Inline[] = [];
  const mark = (at: number): void => {
    for (const note of notes)
      if (Math.min(note.at, words.length + 1) === at)
        content.push({
          type: 'footnote',
          id: note.id as never,
          content: [
            ...(note.words === ''
              ? []
              : [{ type: 'text' as const, text: note.words }]),
            ...note.cites.map(
              ({ id, source, page, prefix, suffix, bare }): Citation => ({
                type: 'citation',
                id: id as never,
                source: source as never,
                ...(page !== '' && { locator: { label: 'page', value: page } }),
                ...(prefix !== '' && { prefix }),
                ...(suffix !== '' && { suffix }),
                ...(bare && { suppressAuthor: true }),
              }),
            ),
          ],
        });
  };
  words.forEach((word, index) => {
    const text = index === 0 ? word : ` ${word}`;
    content.push(
      index === bold
        ? { type: 'text', text, marks: ['bold'] }
        : { type: 'text', text },
    );
    if (marker && index === 0)
      content.push(
        { type: 'text', text: ' ' },
        {
          type: 'marker',
          id: 'm' as MarkerId,
          text: '[4]',
          references: [{ number: 4 }],
        },
      );
    mark(index + 1);
  });
  content.push({ type: 'text', text: '.' });
  mark(words.length + 1);
  return content;
}

function blockOf({ id, kind, sentences }: Piece, place: number): Block {
  const base = {
    id: id as BlockId,
    rank: `d${String(place).padStart(4, '0')}` as Rank,
  };
  const stretches = sentences.map(inlineOf);
  const together = stretches.flatMap((stretch, index): Inline[] =>
    index === 0 ? stretch : [{ type: 'text', text: ' ' }, ...stretch],
  );
  switch (kind) {
    case 'paragraph':
      return { ...base, type: 'paragraph', content: together };
    case 'heading':
      return { ...base, type: 'heading', level: 2, content: together };
    case 'list':
      return {
        ...base,
        type: 'list',
        style: 'unordered',
        items: stretches.map((content) => ({ content })),
      };
    case 'table':
      return {
        ...base,
        type: 'table',
        rows: [stretches.map((content) => ({ content }))],
        headerRows: 0,
        headerColumns: 0,
      };
    case 'quotation':
      return { ...base, type: 'quotation', paragraphs: stretches };
  }
}

/** What each citation rests on by the model: the four parts, by its id. */
function restsOn(
  { pieces, sources }: Model,
  printsAccessed: boolean,
): Map<string, Record<BasisPart, unknown>> {
  const found = new Map<string, Record<BasisPart, unknown>>();
  for (const { kind, sentences } of pieces)
    for (const sentence of sentences)
      for (const { words, cites } of sentence.notes)
        for (const { id, source, page, prefix, suffix, bare } of cites) {
          const state = sources[source];
          const rests = (each: Sentence): string => each.words.join(' ');
          found.set(id, {
            sentence:
              kind === 'quotation'
                ? sentences.map(rests).join('. ')
                : rests(sentence),
            citation: [prefix, suffix, bare, words],
            locator: page,
            source: {
              ...state,
              item: printsAccessed
                ? state?.item
                : { ...state?.item, accessed: undefined },
            },
          });
        }
  return found;
}

/** Files and excerpts that came later are no change. */
function isSameSource(before: unknown, now: unknown): boolean {
  const [a, b] = [before, now] as [SourceState, SourceState];
  const has = (list: readonly unknown[], one: unknown): boolean =>
    list.some((each) => JSON.stringify(each) === JSON.stringify(one));
  return (
    JSON.stringify([a.item, a.standing]) ===
      JSON.stringify([b.item, b.standing]) &&
    a.files.every((file) => has(b.files, file)) &&
    a.excerpts.every((excerpt) => has(b.excerpts, excerpt))
  );
}

function changedParts(
  before: Record<BasisPart, unknown>,
  now: Record<BasisPart, unknown>,
): BasisPart[] {
  return BASIS_PARTS.filter((part) =>
    part === 'source'
      ? !isSameSource(before.source, now.source)
      : JSON.stringify(before[part]) !== JSON.stringify(now[part]),
  );
}

function basesOf({ pieces, sources }: Model): Map<string, VerdictBasis> {
  const blocks = pieces.map(blockOf);
  return new Map(
    citedPlaces({ blocks, language: EMPTY_HEAD.language }).map((place) => {
      const state = sources[place.citation.source];
      if (!state) throw new Error('no source');
      const source = {
        id: place.citation.source,
        name: place.citation.source,
        reliedOn: reliedOn(state),
      };
      return [place.citation.id, basisOf(place, source, '', hash)];
    }),
  );
}

const WORDS = ['the', 'board', 'met', 'twice', 'in', '2019', 'and', 'rose'];
const word = fc.constantFrom(...WORDS);
const pick = fc.nat({ max: 99 });

const EDITS = [
  'word',
  'insert word',
  'delete word',
  'bold',
  'marker',
  'mark',
  'move block',
  'new block',
  'remove block',
  'new note',
  'page',
  'prefix',
  'suffix',
  'author',
  'note words',
  'cite other',
  'title',
  'accessed',
  'standing',
  'add file',
  'remove file',
  'add excerpt',
  'change excerpt',
  'remove excerpt',
  ...(['verdict', 'verdict', 'verdict', 'verdict'] as const),
  ...(['undo', 'undo', 'undo', 'undo'] as const),
] as const;

const step = fc.record({
  edit: fc.constantFrom(...EDITS),
  a: pick,
  b: pick,
  c: pick,
  word,
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

let count = 0;
const newId = (): string => {
  count += 1;
  return `i${count}`;
};
const at = <Item>(list: readonly Item[], index: number): Item | undefined =>
  list[list.length === 0 ? 0 : index % list.length];

const newCite = (source: string): Cite => ({
  ...{ id: newId(), source, page: '4', prefix: '', suffix: '', bare: false },
});
const newSentence = (words: readonly string[]): Sentence => ({
  words: ['Once', ...words],
  ...{ bold: -1, marker: false },
  notes: [
    {
      ...{ id: newId(), at: 99, words: '' },
      cites: [newCite('s1'), newCite('s2')],
    },
  ],
});

function onSentence(
  model: Model,
  { a, b }: Step,
  change: (sentence: Sentence) => Sentence,
): Model {
  const piece = at(model.pieces, a);
  const there = piece && at(piece.sentences, b);
  if (!there) return model;
  return {
    ...model,
    pieces: model.pieces.map((each) =>
      each === piece
        ? {
            ...each,
            sentences: each.sentences.map((one) =>
              one === there ? change(one) : one,
            ),
          }
        : each,
    ),
  };
}

const onNote = (
  model: Model,
  step: Step,
  change: (note: Note) => Note,
): Model =>
  onSentence(model, step, (sentence) => {
    const note = at(sentence.notes, step.c);
    return {
      ...sentence,
      notes: sentence.notes.map((each) =>
        each === note ? change(each) : each,
      ),
    };
  });

const onCite = (
  model: Model,
  step: Step,
  change: (cite: Cite) => Cite,
): Model =>
  onNote(model, step, (note) => {
    const cite = at(note.cites, step.a + step.b);
    return {
      ...note,
      cites: note.cites.map((each) => (each === cite ? change(each) : each)),
    };
  });

function onSource(
  model: Model,
  { a }: Step,
  change: (state: SourceState) => SourceState,
): Model {
  const id = at(SOURCES, a) ?? 's1';
  const state = model.sources[id];
  return state
    ? { ...model, sources: { ...model.sources, [id]: change(state) } }
    : model;
}

function edited(model: Model, step: Step): Model {
  const { edit, a, b, c, word: other } = step;
  switch (edit) {
    case 'word':
      return onSentence(model, step, (sentence) => ({
        ...sentence,
        words: sentence.words.map((each, index) =>
          index > 0 && index === 1 + (c % sentence.words.length) ? other : each,
        ),
      }));
    case 'insert word':
      return onSentence(model, step, (sentence) => ({
        ...sentence,
        words: sentence.words.toSpliced(
          1 + (c % sentence.words.length),
          0,
          other,
        ),
      }));
    case 'delete word':
      return onSentence(model, step, (sentence) => ({
        ...sentence,
        words: sentence.words.toSpliced(1 + (c % sentence.words.length), 1),
      }));
    case 'bold':
      return onSentence(model, step, (sentence) => ({
        ...sentence,
        bold: c % 5,
      }));
    case 'marker':
      return onSentence(model, step, (sentence) => ({
        ...sentence,
        marker: !sentence.marker,
      }));
    case 'mark':
      return onNote(model, step, (note) => ({ ...note, at: 1 + (a % 9) }));
    case 'move block': {
      const moved = at(model.pieces, a);
      if (!moved) return model;
      const rest = model.pieces.filter((each) => each !== moved);
      return {
        ...model,
        pieces: rest.toSpliced(b % (rest.length + 1), 0, moved),
      };
    }
    case 'new block':
      return {
        ...model,
        pieces: model.pieces.toSpliced(a % (model.pieces.length + 1), 0, {
          id: newId(),
          kind: KINDS[b % KINDS.length] ?? 'paragraph',
          sentences: [newSentence([other]), newSentence(['met', other])],
        }),
      };
    case 'remove block':
      return model.pieces.length > 2
        ? {
            ...model,
            pieces: model.pieces.toSpliced(a % model.pieces.length, 1),
          }
        : model;
    case 'new note':
      return onSentence(model, step, (sentence) => ({
        ...sentence,
        notes: [
          ...sentence.notes,
          {
            ...{ id: newId(), at: 1 + (c % 9), words: '' },
            cites: [newCite('s3')],
          },
        ],
      }));
    case 'page':
      return onCite(model, step, (cite) => ({
        ...cite,
        page: ['', '4', '5'][c % 3] ?? '',
      }));
    case 'prefix':
      return onCite(model, step, (cite) => ({
        ...cite,
        prefix: ['', 'see', 'contra'][c % 3] ?? '',
      }));
    case 'suffix':
      return onCite(model, step, (cite) => ({
        ...cite,
        suffix: ['', 'at length'][c % 2] ?? '',
      }));
    case 'author':
      return onCite(model, step, (cite) => ({ ...cite, bare: !cite.bare }));
    case 'note words':
      return onNote(model, step, (note) => ({
        ...note,
        words: ['', 'But see'][c % 2] ?? '',
      }));
    case 'cite other':
      return onCite(model, step, (cite) => ({
        ...cite,
        source: at(SOURCES, c) ?? 's1',
      }));
    case 'title':
      return onSource(model, step, (state) => ({
        ...state,
        item: item({ ...state.item, title: other }),
      }));
    case 'accessed':
      return onSource(model, step, (state) => ({
        ...state,
        item: item({
          ...state.item,
          accessed: { 'date-parts': [[2026, 1, 1 + (b % 9)]] },
        }),
      }));
    case 'standing':
      return onSource(model, step, (state) => ({
        ...state,
        standing: state.standing === 'current' ? 'withdrawn' : 'current',
      }));
    case 'add file':
      return onSource(model, step, (state) => ({
        ...state,
        files: [...state.files, { sha256: newId(), fileName: 'a.pdf' }],
      }));
    case 'remove file':
      return onSource(model, step, (state) => ({
        ...state,
        files: state.files.slice(1),
      }));
    case 'add excerpt':
      return onSource(model, step, (state) => ({
        ...state,
        excerpts: [
          ...state.excerpts,
          { id: newId(), text: other.repeat(1 + b * 9), locator: null },
        ],
      }));
    case 'change excerpt':
      return onSource(model, step, (state) => ({
        ...state,
        excerpts: state.excerpts.map((each, index) =>
          index === state.excerpts.length - 1
            ? { ...each, text: `${each.text}${other}` }
            : each,
        ),
      }));
    case 'remove excerpt':
      return onSource(model, step, (state) => ({
        ...state,
        excerpts: state.excerpts.slice(1),
      }));
    case 'verdict':
    case 'undo':
      return model;
  }
}

const begin = (): Model => ({
  pieces: KINDS.map((kind) => ({
    ...{ id: newId(), kind },
    sentences: [newSentence(['the', 'board']), newSentence(['it', 'rose'])],
  })),
  sources: Object.fromEntries(
    SOURCES.map((id): [string, SourceState] => [
      id,
      {
        item: item({ type: 'report', title: id }),
        ...{ citeAs: null, captured: null, supersededBy: null },
        standing: 'current',
        files: [{ sha256: `f${id}`, fileName: 'a.pdf' }],
        excerpts: [{ id: `e${id}`, text: 'It rose.', locator: null }],
      },
    ]),
  ),
});

test('a verdict is stale exactly when its sentence, locator, citation or source changed, and holds again when it is taken back', () => {
  const seen = { none: 0, holds: 0, stale: 0, again: 0 };
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 5, maxLength: 60 }),
      fc.boolean(),
      (steps, printsAccessed) => {
        let model = begin();
        const past: Model[] = [];
        type Judged = {
          readonly rests: Record<BasisPart, unknown>;
          readonly basis: VerdictBasis;
        };
        const judged = new Map<string, Judged>();
        const wasStale = new Set<string>();
        for (const each of steps) {
          if (each.edit === 'undo') model = past.pop() ?? model;
          else {
            past.push(model);
            model = edited(model, each);
          }
          const rests = restsOn(model, printsAccessed);
          const bases = basesOf(model);
          expect([...bases.keys()].sort()).toEqual([...rests.keys()].sort());
          if (each.edit === 'verdict')
            for (const [place, [id, basis]] of [...bases].entries()) {
              const on = rests.get(id);
              if (place % 3 !== each.a % 3 || !on) continue;
              // As a library keeps it.
              const kept = JSON.parse(JSON.stringify(basis)) as VerdictBasis;
              judged.set(id, { rests: on, basis: kept });
              wasStale.delete(id);
            }
          for (const [id, basis] of bases) {
            const before = judged.get(id);
            const now = rests.get(id);
            if (!now) throw new Error('no such citation');
            const standing = standingOf(
              before
                ? {
                    hashes: hashesOf(before.basis, hash),
                    basis: () => before.basis,
                  }
                : null,
              { basis, hashes: hashesOf(basis, hash) },
              { printsAccessed },
            );
            const changed = before ? changedParts(before.rests, now) : [];
            expect(standing.state).toBe(
              !before ? 'none' : changed.length > 0 ? 'stale' : 'holds',
            );
            if (standing.state === 'stale') {
              expect([
                ...new Set(standing.changes.map(({ of }) => of)),
              ]).toEqual(changed);
              wasStale.add(id);
            } else if (wasStale.delete(id)) seen.again += 1;
            seen[standing.state] += 1;
          }
        }
      },
    ),
    { numRuns: 120 },
  );
  // The random edits did come by all of it.
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(0);
});

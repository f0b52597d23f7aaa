// Documents and libraries of any size for benches: the same words in every run, so that what two runs measure can be
// compared.
import { cslItemSchema } from '#core/citations/source.ts';
import { cite, docWith, h, note, p, text } from '#core/document/builder.ts';
import type { UnplacedBlock } from '#core/document/builder.ts';
import type {
  BriefingDocument,
  BriefingId,
  Inline,
  SourceId,
} from '#core/document/document.ts';
import { insertBriefing } from '../../electron/database/briefings.ts';
import { openLibrary } from '../../electron/database/open.ts';
import {
  insertSources,
  type NewSource,
} from '../../electron/database/sources.ts';

export type DocumentSize = {
  readonly paragraphs: number;
  /** Spread evenly among the paragraphs; the first stands before all of them. */
  readonly headings: number;
  /** Spread evenly over the paragraphs, of which one has two at most. */
  readonly notes: number;
  /** Paragraphs of several sentences, of which the fourth states a figure, as against one of words alone. */
  readonly stating?: boolean;
};

/** The document that product.md speaks of: 240,000 words. */
export const LONG: DocumentSize = {
  paragraphs: 3000,
  headings: 50,
  notes: 1000,
};

const WORDS_A_PARAGRAPH = 80;
const SOURCES = 40;
const VOCABULARY =
  'the committee noted that funding for coastal repair rose while staffing in northern offices fell below its target and officials expect a further review of contracts before winter because evidence from two regional audits remains incomplete'.split(
    ' ',
  );

/** So many words, the same for the same seed. */
export function wordsOf(seed: number, count: number): string {
  let state = (seed * 2654435761 + 1) >>> 0;
  const words = Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return VOCABULARY[(state >>> 8) % VOCABULARY.length] ?? '';
  });
  const [first = '', ...rest] = words;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ');
}

/** How many of `some` that are spread evenly over `all` fall to the `index`-th. */
const shareOf = (index: number, some: number, all: number): number =>
  Math.floor((index * some) / all) - Math.floor(((index - 1) * some) / all);

const sourceOf = (number: number): string => `source-${number % SOURCES}`;

const seeNote = (seed: number, index: number): Inline =>
  note(
    `See ${wordsOf(seed, 6).toLowerCase()}: `,
    cite(sourceOf(index), `p. ${1 + (index % 90)}`),
    '.',
  );

function paragraph(index: number, notes: number): UnplacedBlock {
  const half = WORDS_A_PARAGRAPH / 2;
  const start = wordsOf(index, half);
  const end = `, and ${wordsOf(index + 1_000_003, half - 1).toLowerCase()}.`;
  const middle = index % 4 === 0 ? [text(' by a third', 'bold')] : [];
  const mark = notes > 0 ? [seeNote(index + 2_000_003, index)] : [];
  const last = notes > 1 ? [seeNote(index + 5_000_003, index + 7)] : [];
  return p(start, ...middle, ...mark, end, ...last);
}

const SENTENCES = 5;

function sentences(index: number, withNote: boolean): UnplacedBlock {
  const words = Array.from({ length: SENTENCES }, (_, place) => {
    const seed = index * SENTENCES + place;
    const said = wordsOf(seed, WORDS_A_PARAGRAPH / SENTENCES - 1);
    return place === 3
      ? `${said} by ${String(seed % 90)} per cent.`
      : `${said}.`;
  });
  const mark = note(cite(sourceOf(index), `p. ${1 + (index % 90)}`));
  return withNote
    ? p(words.slice(0, 2).join(' '), mark, ` ${words.slice(2).join(' ')}`)
    : p(words.join(' '));
}

/** A briefing of that size, with notes that cite the sources of `sourcesForNotes`. */
export function generateDocument(
  title: string,
  { paragraphs, headings, notes, stating = false }: DocumentSize,
): BriefingDocument {
  const blocks: UnplacedBlock[] = [];
  for (let index = 0; index < paragraphs; index += 1) {
    if (shareOf(index, headings, paragraphs) > 0)
      blocks.push(h(1, wordsOf(index + 3_000_003, 5)));
    const share = shareOf(index, notes, paragraphs);
    blocks.push(
      stating ? sentences(index, share > 0) : paragraph(index, share),
    );
  }
  return docWith({ title }, ...blocks);
}

export const sourcesForNotes = (): NewSource[] =>
  Array.from({ length: SOURCES }, (_, index): NewSource => ({
    id: sourceOf(index) as SourceId,
    citekey: `author${index}`,
    item: cslItemSchema.parse({
      type: 'report',
      title: `Report ${index} on ${wordsOf(index + 4_000_003, 4).toLowerCase()}`,
      author: [{ family: `Author${index}`, given: 'Ada' }],
      issued: { 'date-parts': [[1980 + index]] },
    }),
  }));

/** Briefings of one size, each a minute younger than the one before; they are `briefing-0`, `briefing-1` …. */
export function generateLibrary(
  folder: string,
  briefings: number,
  size: DocumentSize,
): void {
  // It is thrown away after the bench: nothing need survive a loss of power.
  const library = openLibrary(folder, { create: true, durability: 'process' });
  const stampOf = (index: number): { at: string; author: string } => ({
    at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    author: 'Bench',
  });
  try {
    insertSources(library, sourcesForNotes(), stampOf(0));
    for (let index = 0; index < briefings; index += 1)
      insertBriefing(
        library,
        `briefing-${index}` as BriefingId,
        generateDocument(`Briefing ${index} on coastal repair`, size),
        stampOf(index),
      );
  } finally {
    library.close();
  }
}

/** Into a library that is there. */
export function addSources(
  folder: string,
  sources: readonly NewSource[],
): void {
  const library = openLibrary(folder, { create: true, durability: 'process' });
  try {
    insertSources(library, sources, {
      at: '2026-01-01T00:00:00.000Z',
      author: 'Bench',
    });
  } finally {
    library.close();
  }
}

// What a review copy says beside the text: each comment, each verdict and each suggested change, numbered as its place is
// reached in the text. It is the clean text that the places are in: what is suggested stands beside it and not in it.
import { dateInWords } from '../document/date-in-words.ts';
import type {
  Block,
  BlockId,
  BriefingDocument,
  FootnoteId,
} from '../document/document.ts';
import { inlineContainers, plainInline, plainText } from '../document/walk.ts';
import { copyWords, type CopyWords } from './copy-words.ts';
import type { EvidenceCitation } from './evidence-rows.ts';
import type { ListedSuggestion } from './list-suggestions.ts';
import { placeWords } from './place-words.ts';
import { wordsShown, type Anchor, type ThreadKind } from './thread.ts';
import { isBarePage, type Verdict } from './verdict.ts';

export type ReviewPlace =
  | { readonly on: 'briefing' }
  /** UTF-16 units in the block's `plainText`; without words where both are the same. */
  | {
      readonly on: 'words';
      readonly block: BlockId;
      readonly start: number;
      readonly end: number;
    }
  | { readonly on: 'note'; readonly note: FootnoteId }
  /** Its words are gone. */
  | { readonly on: 'nowhere' };

export type ReviewItem = {
  /** From 1, in the order of the text. */
  readonly number: number;
  readonly kind: ThreadKind | Verdict | 'suggestion';
  /** Resolved, or given on other words than those that stand there. */
  readonly settled: boolean;
  /** What it is, who says so and when. */
  readonly name: string;
  /** The number of the note whose citation it judges; null for all else. */
  readonly note: number | null;
  readonly author: string;
  readonly day: string;
  /** What it is about: the words, the note. */
  readonly about: string;
  /** What is said, a paragraph each. */
  readonly says: readonly string[];
  readonly place: ReviewPlace;
};

export type ReviewedThread = Anchor & {
  readonly id: string;
  readonly kind: ThreadKind;
  readonly resolved: boolean;
  readonly changedBy: string;
  readonly changed: string;
  readonly comments: readonly {
    readonly words: string;
    readonly author: string;
    readonly at: string;
  }[];
};

export type ReviewedBriefing = {
  /** With what is suggested in it refused. */
  readonly document: BriefingDocument;
  readonly threads: readonly ReviewedThread[];
  readonly citations: readonly EvidenceCitation[];
  readonly suggestions: readonly ListedSuggestion[];
};

const dayOf = (at: string, words: CopyWords): string =>
  dateInWords(at.slice(0, 10), words.language);

/** As much of the words as tells them apart. */
const MOST_ABOUT = 120;
function quoted(said: string, words: CopyWords): string {
  const line = said.replaceAll(/\s+/gu, ' ').trim();
  const letters = Array.from(line);
  return words.quoted(
    letters.length > MOST_ABOUT
      ? `${letters.slice(0, MOST_ABOUT).join('').trimEnd()}…`
      : line,
  );
}

/** Where each block begins in the order of the text, and each note in its block. */
function openPlaces({ blocks }: BriefingDocument): {
  readonly block: (id: BlockId) => Block | null;
  readonly order: (place: ReviewPlace) => readonly [number, number];
  readonly hasNote: (id: FootnoteId) => boolean;
} {
  const at = new Map(blocks.map(({ id }, index) => [id, index]));
  const notes = new Map<FootnoteId, readonly [number, number]>();
  for (const [index, block] of blocks.entries()) {
    let from = 0;
    for (const content of inlineContainers(block)) {
      for (const inline of content) {
        if (inline.type === 'footnote') notes.set(inline.id, [index, from]);
        from += plainInline([inline]).length;
      }
      from += 1;
    }
  }
  return {
    block: (id) => blocks[at.get(id) ?? -1] ?? null,
    hasNote: (id) => notes.has(id),
    order: (place) => {
      switch (place.on) {
        case 'briefing':
          return [-1, 0];
        case 'words':
          return [at.get(place.block) ?? Infinity, place.start];
        case 'note':
          return notes.get(place.note) ?? [Infinity, 0];
        case 'nowhere':
          return [Infinity, 0];
      }
    },
  };
}

type Places = ReturnType<typeof openPlaces>;

function placeOfThread(thread: ReviewedThread, places: Places): ReviewPlace {
  if (thread.on === 'briefing') return { on: 'briefing' };
  const { footnote } = thread;
  if (footnote !== null)
    return places.hasNote(footnote)
      ? { on: 'note', note: footnote }
      : { on: 'nowhere' };
  const block = thread.block === null ? null : places.block(thread.block);
  if (!block || thread.lost) return { on: 'nowhere' };
  if (thread.on === 'block')
    return { on: 'words', block: block.id, start: 0, end: 0 };
  const { start, end, words } = thread;
  const text = plainText(block);
  if (start !== null && end !== null && text.slice(start, end) === words)
    return { on: 'words', block: block.id, start, end };
  // What is suggested before them counts in their place and does not stand in the clean text.
  const found = placeWords(text, thread);
  return found ? { on: 'words', block: block.id, ...found } : { on: 'nowhere' };
}

function fromThread(
  thread: ReviewedThread,
  places: Places,
  numbers: ReadonlyMap<FootnoteId, number>,
  words: CopyWords,
): Omit<ReviewItem, 'number'> {
  const [first, ...replies] = thread.comments;
  const place = placeOfThread(thread, places);
  const note =
    thread.footnote === null ? undefined : numbers.get(thread.footnote);
  const said =
    thread.words.trim() === ''
      ? ''
      : quoted(wordsShown(thread, thread.words), words);
  const about =
    thread.on === 'briefing'
      ? words.wholeBriefing
      : note === undefined
        ? said
        : said === ''
          ? words.note(note)
          : words.of(words.note(note), said);
  return {
    kind: thread.kind,
    settled: thread.resolved,
    name: words.kinds[thread.kind],
    note: null,
    author: first?.author ?? '',
    day: first ? dayOf(first.at, words) : '',
    about: place.on === 'nowhere' ? words.gone(about).trim() : about,
    says: [
      first?.words ?? '',
      ...replies.map((reply) =>
        words.reply(reply.author, dayOf(reply.at, words), reply.words),
      ),
      ...(thread.resolved
        ? [words.resolvedBy(thread.changedBy, dayOf(thread.changed, words))]
        : []),
    ].filter((line) => line.trim() !== ''),
    place,
  };
}

function fromCitation(
  citation: EvidenceCitation,
  words: CopyWords,
): Omit<ReviewItem, 'number'>[] {
  const { verdict, standing, number, footnote, sourceName } = citation;
  if (!verdict) return [];
  const stale = standing === 'stale';
  return [
    {
      kind: verdict.verdict,
      settled: stale,
      name: stale
        ? words.stale(words.verdicts[verdict.verdict])
        : words.verdicts[verdict.verdict],
      note: number,
      author: verdict.author,
      day: dayOf(verdict.at, words),
      about: words.of(words.note(number), sourceName),
      says: [
        verdict.reason,
        ...(verdict.quotation === '' ? [] : [quoted(verdict.quotation, words)]),
        isBarePage(verdict.page) ? words.page(verdict.page) : verdict.page,
      ].filter((line) => line.trim() !== ''),
      place: { on: 'note', note: footnote as FootnoteId },
    },
  ];
}

const MOST_BEHIND = 60;
function lastWords(block: Block): string {
  const text = plainText(block).trim();
  return text.length > MOST_BEHIND
    ? text.slice(-MOST_BEHIND).replace(/^\S*\s/u, '')
    : text;
}

function fromSuggestion(
  suggestion: ListedSuggestion,
  places: Places,
  words: CopyWords,
): Omit<ReviewItem, 'number'> {
  const { kind, before, after, footnote } = suggestion;
  const block = places.block(suggestion.block);
  // A block that is not in the clean text would come behind this one.
  const previous =
    block || suggestion.previous === null
      ? null
      : places.block(suggestion.previous);
  const behind = previous ? lastWords(previous) : suggestion.behind;
  const says =
    kind === 'form'
      ? words.change.form(before, after)
      : words.change[kind](quoted(before, words), quoted(after, words));
  const place = ((): ReviewPlace => {
    if (footnote !== null && places.hasNote(footnote))
      return { on: 'note', note: footnote };
    if (previous) {
      const end = plainText(previous).length;
      return { on: 'words', block: previous.id, start: end, end };
    }
    if (!block) return { on: 'briefing' };
    const text = plainText(block);
    const from = behind === '' ? -1 : text.indexOf(behind);
    const start = from < 0 ? 0 : from + behind.length;
    const end =
      before !== '' && text.startsWith(before, start)
        ? start + before.length
        : start;
    return { on: 'words', block: block.id, start, end };
  })();
  return {
    kind: 'suggestion',
    settled: false,
    name: words.suggested[kind],
    note: null,
    author: suggestion.author,
    day: dayOf(suggestion.at, words),
    about: behind.trim() === '' ? '' : words.after(quoted(behind, words)),
    says,
    place,
  };
}

/**
 * In the order of their places; of one place comments first, then verdicts, then suggestions. What has none is last. Names and
 * days are in the briefing's language.
 */
export function reviewItems({
  document,
  threads,
  citations,
  suggestions,
}: ReviewedBriefing): ReviewItem[] {
  const places = openPlaces(document);
  const words = copyWords(document.language);
  const numbers = new Map(
    citations.map(({ footnote, number }) => [footnote as FootnoteId, number]),
  );
  let count = 0;
  for (const block of document.blocks)
    for (const content of inlineContainers(block))
      for (const inline of content)
        if (inline.type === 'footnote') {
          count += 1;
          numbers.set(inline.id, count);
        }
  const items = [
    ...threads.map((thread) => fromThread(thread, places, numbers, words)),
    ...citations.flatMap((citation) => fromCitation(citation, words)),
    ...suggestions.map((suggestion) =>
      fromSuggestion(suggestion, places, words),
    ),
  ];
  const rank = (place: ReviewPlace): readonly [number, number] =>
    places.order(place);
  return items
    .map((item, index) => ({ item, index, at: rank(item.place) }))
    .sort(
      (a, b) =>
        compare(a.at[0], b.at[0]) ||
        compare(a.at[1], b.at[1]) ||
        a.index - b.index,
    )
    .map(({ item }, index) => ({ number: index + 1, ...item }));
}

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

// What became of the footnotes: by their ids, and where those were renewed on the way (by cut and paste), by what they say.
// A citation counts as the words by which people know it: names, year, place.
import { writeLocator } from '../citations/locator.ts';
import { describeSource } from '../citations/describe-source.ts';
import type { Source } from '../citations/source.ts';
import type {
  BlockId,
  Citation,
  Footnote,
  FootnoteId,
  NoteInline,
  SourceId,
} from '../document/document.ts';
import type { PlacedFootnote } from '../document/walk.ts';
import { compareInline, type Span } from './compare-words.ts';
import { groupBy } from './group-by.ts';

type Sources = ReadonlyMap<SourceId, Pick<Source, 'item'>>;

/** The sources that each version cites as they stood with it, as far as they are there. */
export type SourcesOfBoth = {
  readonly before: Sources;
  readonly after: Sources;
};

export type ComparedNote = {
  /** In the later version; of one that is gone, in the earlier. */
  readonly id: FootnoteId;
  readonly block: BlockId;
  readonly change: 'changed' | 'inserted' | 'deleted';
  /** Its number in the earlier version and in the later; null where it isn't. */
  readonly before: number | null;
  readonly after: number | null;
  readonly spans: readonly Span[];
};

function citationWords(citation: Citation, sources: Sources): string {
  const source = sources.get(citation.source);
  const { names, year, title } = source
    ? describeSource(source)
    : { names: '', year: '', title: '' };
  const named = names && citation.suppressAuthor !== true ? names : title;
  const described = [named, year].filter(Boolean).join(' ');
  const place = citation.locator ? writeLocator(citation.locator) : '';
  const core = [described || 'A source', place].filter(Boolean).join(', ');
  return [citation.prefix, core, citation.suffix]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');
}

/** The note as text, which is compared and shown as any text is. */
function noteContent(
  content: readonly NoteInline[],
  sources: Sources,
): Exclude<NoteInline, { type: 'citation' | 'paragraph-break' }>[] {
  return content.map((part, place) => {
    if (part.type === 'paragraph-break') return { type: 'line-break' };
    if (part.type !== 'citation') return part;
    const follows = content[place - 1]?.type === 'citation';
    const text = citationWords(part, sources);
    return { type: 'text', text: follows ? `; ${text}` : text };
  });
}

/** What a note says, whatever the ids in it. */
const sayingOf = ({ content }: Footnote): string =>
  JSON.stringify(
    content.map((part) =>
      part.type === 'citation'
        ? { ...part, id: undefined, marker: undefined }
        : part,
    ),
  );

/** The note of the earlier version that each note of the later one is, by id. */
function matchNotes(
  before: readonly PlacedFootnote[],
  after: readonly PlacedFootnote[],
): Map<FootnoteId, PlacedFootnote> {
  const old = new Map(before.map((placed) => [placed.footnote.id, placed]));
  const matched = new Map<FootnoteId, PlacedFootnote>();
  for (const { footnote } of after) {
    const same = old.get(footnote.id);
    if (same) matched.set(footnote.id, same);
    old.delete(footnote.id);
  }
  const left = groupBy(old.values(), ({ footnote }) => sayingOf(footnote));
  for (const { footnote } of after) {
    if (matched.has(footnote.id)) continue;
    const same = left.get(sayingOf(footnote))?.shift();
    if (same) matched.set(footnote.id, same);
  }
  return matched;
}

export type NoteComparison = {
  /** Those that changed, in the order of the later version; those that are gone stand last. */
  readonly notes: readonly ComparedNote[];
  /** The same for two notes where they are the same note, whether it changed or not. */
  readonly noteKey: (id: string) => string;
};

export function compareNotes(
  before: readonly PlacedFootnote[],
  after: readonly PlacedFootnote[],
  sources: SourcesOfBoth,
  language: string,
): NoteComparison {
  const matched = matchNotes(before, after);
  const spans = (from: Footnote | null, to: Footnote | null): Span[] =>
    compareInline(
      from ? noteContent(from.content, sources.before) : [],
      to ? noteContent(to.content, sources.after) : [],
      language,
    );
  const notes: ComparedNote[] = [];
  for (const { footnote, number, block } of after) {
    const old = matched.get(footnote.id);
    if (old && sayingOf(old.footnote) === sayingOf(footnote)) continue;
    notes.push({
      id: footnote.id,
      block,
      change: old ? 'changed' : 'inserted',
      before: old?.number ?? null,
      after: number,
      spans: spans(old?.footnote ?? null, footnote),
    });
  }
  const met = new Set([...matched.values()].map(({ footnote }) => footnote.id));
  for (const { footnote, number, block } of before)
    if (!met.has(footnote.id))
      notes.push({
        id: footnote.id,
        block,
        change: 'deleted',
        before: number,
        after: null,
        spans: spans(footnote, null),
      });
  const keys = new Map<string, string>(
    [...matched].map(([id, { footnote }]) => [id, footnote.id]),
  );
  return { notes, noteKey: (id) => keys.get(id) ?? id };
}

// Linking: every marker with a number becomes a citation of one source, where it stands. Nothing else of the text
// changes, and whatever the order in which the numbers are linked, the same footnotes come of it.
import { writePartOfMarker } from '../convert/markers.ts';
import type {
  Block,
  Citation,
  CitationId,
  Footnote,
  FootnoteId,
  Inline,
  Locator,
  Marker,
  MarkerId,
  NoteInline,
  SourceId,
} from '../document/document.ts';
import { mapInlineContainers } from '../document/walk.ts';

type NewId = (kind: 'footnote' | 'citation' | 'marker') => string;

/** What is linked, and with what. */
type Linking = {
  readonly number: number;
  readonly source: SourceId;
  readonly locator: Locator | null;
  readonly newId: NewId;
};

/** A footnote of a stretch of content that is still being put together. */
type OpenNote = {
  readonly type: 'footnote';
  id: FootnoteId;
  readonly content: NoteInline[];
};

/** A person's own note, or one that a person wrote into, is never joined with another. */
const isOfMarkers = (footnote: Footnote): boolean =>
  footnote.content.length > 0 &&
  footnote.content.every(
    (part) => part.type === 'citation' && part.marker !== undefined,
  );

/** Takes the white space off the end of the words and gives it back. Runs of nothing else go. */
function takeSpace(content: Inline[]): string {
  let space = '';
  for (;;) {
    const last = content.at(-1);
    if (last?.type !== 'text') return space;
    const kept = last.text.trimEnd();
    space = last.text.slice(kept.length) + space;
    if (kept === last.text) return space;
    content.pop();
    if (kept === '') continue;
    content.push({ ...last, text: kept });
    return space;
  }
}

const hasNumber = (inline: Inline, number: number): boolean =>
  inline.type === 'marker' &&
  inline.references.some((reference) => reference.number === number);

/** Runs of a marker's references that are linked one by one or stay together: from, up to but not including to. */
function partsOf(
  marker: Marker,
  number: number,
): { linked: boolean; from: number; to: number }[] {
  const parts: { linked: boolean; from: number; to: number }[] = [];
  for (const [index, reference] of marker.references.entries()) {
    const linked = reference.number === number;
    const last = parts.at(-1);
    if (last && !linked && !last.linked) last.to = index + 1;
    else parts.push({ linked, from: index, to: index + 1 });
  }
  return parts;
}

function linkContent(
  content: readonly Inline[],
  { number, source, locator, newId }: Linking,
): Inline[] {
  const linked: Inline[] = [];
  const open = new Set<Inline>();
  // Notes that this linking made: one that was there before lends its id, since verdicts and comments hang on it.
  const fresh = new Set<Inline>();

  const openNote = (): OpenNote => {
    const last = linked.at(-1);
    if (last && open.has(last)) return last as OpenNote;
    const joins = last?.type === 'footnote' && isOfMarkers(last);
    if (joins) linked.pop();
    const note: OpenNote = {
      type: 'footnote',
      id: joins ? last.id : (newId('footnote') as FootnoteId),
      content: joins ? [...last.content] : [],
    };
    if (!joins) fresh.add(note);
    open.add(note);
    linked.push(note);
    return note;
  };

  const linkParts = (marker: Marker): void => {
    const written = marker.written ?? marker.text;
    let id: MarkerId | null = marker.id;
    for (const { linked: isLinked, from, to } of partsOf(marker, number)) {
      if (!isLinked) {
        linked.push({
          type: 'marker',
          id: id ?? (newId('marker') as MarkerId),
          text: writePartOfMarker(marker, from, to),
          references: marker.references.slice(from, to),
          written,
        });
        id = null;
        continue;
      }
      const space = takeSpace(linked);
      const itsLocator = marker.references[from]?.locator ?? locator;
      const citation: Citation = {
        type: 'citation',
        id: newId('citation') as CitationId,
        source,
        ...(itsLocator && { locator: itsLocator }),
        marker: { number, written, space },
      };
      openNote().content.push(citation);
    }
  };

  for (const inline of content) {
    const last = linked.at(-1);
    if (inline.type === 'marker' && hasNumber(inline, number))
      linkParts(inline);
    else if (
      inline.type === 'footnote' &&
      last &&
      open.has(last) &&
      isOfMarkers(inline)
    ) {
      const note = last as OpenNote;
      for (const part of inline.content) note.content.push(part);
      if (fresh.delete(note)) note.id = inline.id;
    } else linked.push(inline);
  }
  return linked;
}

/**
 * Every place of `number` in a marker becomes a citation of `source`, in a footnote where the marker stood; the white
 * space before it goes. A marker's own locator wins over `locator`. Citations that stood side by side share one
 * footnote, in the order in which they were written; numbers that are not linked yet stay markers beside it. `changed`
 * are the blocks that are different now, `linked` is the number of places. Ids come from `newId`.
 */
export function linkMarker(
  blocks: readonly Block[],
  number: number,
  source: SourceId,
  locator: Locator | null,
  newId: NewId,
): { changed: Block[]; linked: number } {
  const linking: Linking = { number, source, locator, newId };
  const changed: Block[] = [];
  let linked = 0;
  for (const block of blocks) {
    const next = mapInlineContainers(block, (content) => {
      if (!content.some((inline) => hasNumber(inline, number))) return content;
      for (const inline of content)
        if (inline.type === 'marker')
          linked += inline.references.filter(
            (reference) => reference.number === number,
          ).length;
      return linkContent(content, linking);
    });
    if (next !== block) changed.push(next);
  }
  return { changed, linked };
}

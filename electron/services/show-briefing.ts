// A briefing for reading: its blocks with their words, its footnotes as they will be printed, the sources it cites.
import type { CitationStyle } from '#core/citations/citation-style.ts';
import { writeLocator } from '#core/citations/locator.ts';
import { citedInOrder } from '#core/citations/cited-in-order.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import { plainNote } from '#core/citations/formatted-note.ts';
import type { Source } from '#core/citations/source.ts';
import type { Output } from '#core/contract.ts';
import { exportedText } from '#core/convert/text-export.ts';
import type {
  BriefingDocument,
  BriefingId,
  SourceId,
} from '#core/document/document.ts';
import { citationsOf, footnotesOf } from '#core/document/walk.ts';
import { allAtOnce, type Steps } from '#core/steps.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { readSources } from '../database/sources.ts';
import type { FormattedNotes } from './formatted-notes.ts';
import { formattedNotes } from './formatted-notes.ts';
import { readStyle } from './own-styles.ts';

/** The ids of the sources that a document cites, each once, in the order of first use. */
export function citedSources(document: BriefingDocument): SourceId[] {
  return citedInOrder(
    footnotesOf(document.blocks).map(({ footnote }) => footnote),
  );
}

type NotesAndSources = FormattedNotes & {
  readonly sources: Map<SourceId, Source>;
};

/**
 * The document's notes and its list in the words of its style (or of `style`), and the sources that they cite. `stored` is
 * the briefing whose document it is as it stands in the library: its words are kept there.
 */
export function* readNotesInSteps(
  library: Library,
  document: BriefingDocument,
  resources: string,
  style: CitationStyle = readStyle(
    library,
    resources,
    document.style,
    document.language,
  ),
  stored: BriefingId | null = null,
): Steps<NotesAndSources> {
  const sources = new Map(
    readSources(library, citedSources(document)).map((source) => [
      source.id,
      source,
    ]),
  );
  const of = stored === null ? null : { library, briefing: stored };
  const formatted = yield* formattedNotes(document, sources, style, of);
  return { ...formatted, sources };
}

export const readNotes = (
  ...asked: Parameters<typeof readNotesInSteps>
): NotesAndSources => allAtOnce(readNotesInSteps(...asked));

/** What the document's list of sources says in the words of its style (or of `style`). A document without one needs none. */
export function readList(
  library: Library,
  document: BriefingDocument,
  resources: string,
  style?: CitationStyle,
): readonly ListedEntry[] {
  if (!document.blocks.some(({ type }) => type === 'bibliography')) return [];
  return readNotes(library, document, resources, style).list;
}

export function showBriefing(
  library: Library,
  id: BriefingId,
  resources: string,
): Output<'briefings.show'> {
  const { document } = readBriefing(library, id);
  const { notes, list, sources } = readNotes(library, document, resources);
  const printed = new Map(notes.map((note) => [note.id, plainNote(note)]));
  return {
    id,
    title: document.title,
    fields: { ...document.fields },
    blocks: document.blocks.map((block) => ({
      ...block,
      text: exportedText(block, list),
    })),
    footnotes: footnotesOf(document.blocks).map(({ number, footnote }) => ({
      number,
      id: footnote.id,
      text: printed.get(footnote.id) ?? '',
      citations: citationsOf(footnote).map((citation) => ({
        id: citation.id,
        source: citation.source,
        locator: citation.locator ? writeLocator(citation.locator) : null,
      })),
    })),
    sources: [...sources.values()],
  };
}

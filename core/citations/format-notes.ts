// The footnotes of a document as they will be read. One full pass of the style over all citations in their order, so
// that positions, short forms and back references come out as if the document had just been written. What
// `note-formatter.ts` gives after each edit is held to this.
import type {
  Citation as CiteprocCitation,
  CitationItem,
  Engine,
} from 'citeproc';
import type {
  BriefingDocument,
  Footnote,
  SourceId,
} from '../document/document.ts';
import { footnotesOf } from '../document/walk.ts';
import { allAtOnce, mapInSteps, type Steps } from '../steps.ts';
import {
  citationOf,
  citeOf,
  citesByNumber,
  createEngine,
  leavesOutStop,
  prepareNote,
  runsOf,
  type PreparedCluster,
  type SourceOf,
} from './citation-engine.ts';
import type { CitationStyle } from './citation-style.ts';
import { fillMarked, markedPlace, ownCite, type OwnCite } from './cite-as.ts';
import type { Source } from './source.ts';
import { CITEPROC_FORMAT } from './citeproc-output.ts';
import type { Cluster } from './cluster.ts';
import type { FormattedNote, FormattedRun } from './formatted-note.ts';
import { paragraphsOf } from './note-paragraphs.ts';
import { takeInSteps } from './take-in.ts';

export type NumberedNote = {
  readonly number: number;
  readonly footnote: Pick<Footnote, 'content'>;
};

/** The cites of a cluster, those marked whose sources have words of their own. */
export function citesOf(
  { citations }: Cluster,
  engine: Engine,
  sourceOf: SourceOf,
): CitationItem[] {
  const isNumbered = citesByNumber(engine);
  return citations.map((citation, place) =>
    citeOf(
      citation,
      sourceOf(citation.source)?.citeAs && !isNumbered ? place : null,
    ),
  );
}

/** The cites that are marked; `isFirst` says of each place whether its source is cited there first. */
export function ownCitesOf(
  engine: Engine,
  { citations }: Cluster,
  sourceOf: SourceOf,
  isFirst: (place: number) => boolean,
): Map<number, OwnCite> {
  const cites = new Map<number, OwnCite>();
  if (citesByNumber(engine)) return cites;
  for (const [place, citation] of citations.entries()) {
    const citeAs = sourceOf(citation.source)?.citeAs;
    if (citeAs)
      cites.set(
        place,
        ownCite(engine, citeOf(citation), citation, citeAs, isFirst(place)),
      );
  }
  return cites;
}

/** What the engine takes for items that it has been given already. */
const REGISTERED = 2;

/**
 * The words of the citations in their order, a step for each: what `rebuildProcessorState` of citeproc does, which can't
 * be left before its end.
 */
export function* printInSteps(
  engine: Engine,
  citations: readonly CiteprocCitation[],
): Steps<string[]> {
  yield* takeInSteps(engine, [
    ...new Set(
      citations.flatMap(({ citationItems }) =>
        citationItems.map(({ id }) => id),
      ),
    ),
  ]);
  yield;
  engine.setOutputFormat(CITEPROC_FORMAT);
  const printed: string[] = [];
  const before: [string, number][] = [];
  for (const citation of citations) {
    const [, changed] = engine.processCitationCluster(
      citation,
      before,
      [],
      REGISTERED,
    );
    before.push([citation.citationID, citation.properties.noteIndex]);
    for (const [index, words] of changed) printed[index] = words;
    yield;
  }
  return printed;
}

/** The citations of the notes as the engine takes them, in their order. */
export const citationsOfNotes = (
  engine: Engine,
  notes: readonly NumberedNote[],
  sourceOf: SourceOf,
): CiteprocCitation[] =>
  notes.flatMap(({ number, footnote }, place) =>
    prepareNote(footnote.content).clusters.map((prepared, index) =>
      citationOf(
        `c:${place}:${index}`,
        number,
        citesOf(prepared.cluster, engine, sourceOf),
        leavesOutStop(engine, prepared),
      ),
    ),
  );

/** The clusters of each note, in their order, in the words of a full pass over `engine`, which must be new. */
export const formatClusters = (
  engine: Engine,
  notes: readonly NumberedNote[],
  sourceOf: SourceOf,
): FormattedRun[][][] =>
  allAtOnce(formatClustersInSteps(engine, notes, sourceOf));

function* formatClustersInSteps(
  engine: Engine,
  notes: readonly NumberedNote[],
  sourceOf: SourceOf,
): Steps<FormattedRun[][][]> {
  const clustersOf = notes.map(
    ({ footnote }) => prepareNote(footnote.content).clusters,
  );
  const citations = citationsOfNotes(engine, notes, sourceOf);
  const printed = yield* printInSteps(engine, citations);
  let index = 0;
  return yield* mapInSteps(clustersOf, (clusters) =>
    clusters.map(({ cluster }) => {
      const items = citations[index]?.sortedItems ?? [];
      // Cites may have been sorted: the marks know their places.
      const firsts = new Set(
        items.flatMap(([, { prefix, position }]) =>
          (position ?? 0) === 0 ? [markedPlace(prefix)] : [],
        ),
      );
      const own = ownCitesOf(engine, cluster, sourceOf, (place) =>
        firsts.has(place),
      );
      const output = fillMarked(printed[index] ?? '', own);
      index += 1;
      return runsOf(output, cluster, sourceOf);
    }),
  );
}

/** What the citations of the notes follow from, of the document: the words around them change nothing in them. */
export const citedInNotes = ({
  blocks,
}: Pick<BriefingDocument, 'blocks'>): [number, readonly PreparedCluster[]][] =>
  footnotesOf(blocks).map(({ number, footnote }) => [
    number,
    prepareNote(footnote.content).clusters,
  ]);

/** The citations of each note in the words of the style and in the document's language. */
export const formatCitations = (
  document: Pick<BriefingDocument, 'blocks' | 'language'>,
  sources: ReadonlyMap<SourceId, Source>,
  style: CitationStyle,
): FormattedRun[][][] =>
  allAtOnce(formatCitationsInSteps(document, sources, style));

export function* formatCitationsInSteps(
  { blocks, language }: Pick<BriefingDocument, 'blocks' | 'language'>,
  sources: ReadonlyMap<SourceId, Source>,
  style: CitationStyle,
): Steps<FormattedRun[][][]> {
  const notes = footnotesOf(blocks);
  const sourceOf: SourceOf = (id) => sources.get(id);
  const cites = notes.some(
    ({ footnote }) => prepareNote(footnote.content).clusters.length > 0,
  );
  if (!cites) return notes.map(() => []);
  const engine = createEngine(style, language, sourceOf);
  yield;
  return yield* formatClustersInSteps(engine, notes, sourceOf);
}

/** The notes with their citations in the words that `formatCitations` gave for the same document. */
export const notesWith = (
  { blocks }: Pick<BriefingDocument, 'blocks'>,
  citations: readonly (readonly FormattedRun[][])[],
): FormattedNote[] =>
  footnotesOf(blocks).map(({ block, number, footnote }, place) => ({
    id: footnote.id,
    block,
    number,
    paragraphs: paragraphsOf(
      prepareNote(footnote.content).parts,
      citations[place] ?? [],
    ),
  }));

/**
 * Every footnote of the document in order, its citations in the words of the style and in the document's language.
 * Touching citations form one cluster; the text around them stays as it is, and a stop that the style would set in
 * mid-sentence is left out. A source that is not in `sources` prints as `[missing source ID]`, and one of which the
 * style prints nothing as its citekey: a note always shows that it cites something.
 */
export const formatNotes = (
  document: BriefingDocument,
  sources: ReadonlyMap<SourceId, Source>,
  style: CitationStyle,
): FormattedNote[] =>
  notesWith(document, formatCitations(document, sources, style));

// citeproc-js as we set it up, and a note as it takes one: its clusters with what a style is told of each. The full pass
// and the formatter that keeps up with edits both stand on this, so that neither can ask the style for something else.
import CSL, {
  type Citation as CiteprocCitation,
  type CitationItem,
  type Engine,
} from 'citeproc';
import type { Citation, NoteInline, SourceId } from '../document/document.ts';
import { plainInline } from '../document/walk.ts';
import {
  FALLBACK_LOCALE,
  localeOf,
  type CitationStyle,
} from './citation-style.ts';
import { capturedVariable, makeRoomForCaptured } from './captured.ts';
import { markAffixes } from './cite-as.ts';
import type { Source } from './source.ts';
import { itemFor, missingItem } from './citeproc-item.ts';
import {
  CITEPROC_FORMAT,
  citeprocFormat,
  protect,
  protectAffix,
  readCiteprocOutput,
} from './citeproc-output.ts';
import { clustersOf, type Cluster, type NotePart } from './cluster.ts';
import type { FormattedRun } from './formatted-note.ts';

export type SourceOf = (id: SourceId) => Source | undefined;

// Ids become keys of plain objects in citeproc: with a letter before them none can be `__proto__`.
export const itemId = (source: string): string => `s:${source}`;
export const sourceIdOf = (id: string): SourceId => id.slice(2) as SourceId;

const copy = (json: unknown): unknown => JSON.parse(JSON.stringify(json));

/** Asks `sourceOf` for each item when it is taken in. Takes up to a second for the largest styles. */
export function createEngine(
  { style, locales }: CitationStyle,
  language: string,
  sourceOf: SourceOf,
): Engine {
  const locale = localeOf(language, Object.keys(locales));
  const own = copy(style);
  makeRoomForCaptured(own);
  // Here and not where the module begins: in main citeproc is not read before the first style is asked for.
  CSL.Output.Formats[CITEPROC_FORMAT] = citeprocFormat;
  const engine = new CSL.Engine(
    {
      // The engine changes the styles and locales that it is given.
      retrieveLocale: (wanted) =>
        copy(
          locales[localeOf(wanted, Object.keys(locales))] ??
            locales[FALLBACK_LOCALE],
        ),
      retrieveItem: (id) => {
        const source = sourceOf(sourceIdOf(id));
        return source
          ? {
              ...itemFor(id, source.item),
              ...capturedVariable(source.captured, locale),
            }
          : missingItem(id, sourceIdOf(id));
      },
    },
    own,
    locale,
    true,
  );
  const switches = engine.opt.development_extensions;
  // Each of the three reads a syntax of its own into a person's words: `key: value` in notes, `4|2020-01-02` and
  // `p. 4` in locators.
  switches['field_hack'] = false;
  switches['locator_date_and_revision'] = false;
  switches['locator_label_parse'] = false;
  switches['wrap_url_and_doi'] = true;
  return engine;
}

/** What a source is cited as by itself has no place in `[1]`: there the list of sources has it. */
export const citesByNumber = (engine: Engine): boolean =>
  engine.opt.update_mode === 1;

/** A citation as citeproc takes it. Where `place` is given, its words are marked as the cite of that place. */
export function citeOf(
  citation: Citation,
  place: number | null = null,
): CitationItem {
  return {
    id: itemId(citation.source),
    ...(citation.locator && {
      locator: protect(citation.locator.value),
      label: citation.locator.label,
    }),
    ...(place !== null
      ? markAffixes(place)
      : {
          ...(citation.prefix !== undefined && {
            prefix: protectAffix(citation.prefix, 'prefix'),
          }),
          ...(citation.suffix !== undefined && {
            suffix: protectAffix(citation.suffix, 'suffix'),
          }),
          ...(citation.suppressAuthor === true && { 'suppress-author': true }),
        }),
  };
}

// A new sentence begins with a capital, perhaps in quotation marks. All else goes on with the sentence of the citation.
const NEW_SENTENCE = /^\s+["'“‘«„]?\p{Lu}/u;

/** Whether the words after a cluster, in its paragraph, go on with its sentence, so that no stop may stand before. */
function goesOn(after: readonly NotePart[]): boolean {
  let words = '';
  for (const part of after) {
    if (part.type === 'paragraph-break') break;
    words +=
      part.type === 'cluster'
        ? 'x'
        : part.type === 'line-break'
          ? ' '
          : plainInline([part]);
  }
  return words.trim() !== '' && !NEW_SENTENCE.test(words);
}

export type PreparedCluster = {
  readonly cluster: Cluster;
  /** Whether the note goes on with its sentence. */
  readonly goesOn: boolean;
};

export type PreparedNote = {
  readonly parts: readonly NotePart[];
  readonly clusters: readonly PreparedCluster[];
};

// Notes are never changed in place.
const prepared = new WeakMap<readonly NoteInline[], PreparedNote>();

export function prepareNote(content: readonly NoteInline[]): PreparedNote {
  const before = prepared.get(content);
  if (before) return before;
  const parts = clustersOf({ content });
  const note: PreparedNote = {
    parts,
    clusters: parts.flatMap((part, index): PreparedCluster[] =>
      part.type === 'cluster'
        ? [{ cluster: part, goesOn: goesOn(parts.slice(index + 1)) }]
        : [],
    ),
  };
  prepared.set(content, note);
  return note;
}

/** Whether what the style sets after a citation is left out: a stop in mid-sentence. A bracket must stay. */
export const leavesOutStop = (
  engine: Engine,
  { goesOn: inSentence }: PreparedCluster,
): boolean => inSentence && engine.citation.opt.layout_suffix.trim() === '.';

export function citationOf(
  id: string,
  note: number,
  items: CitationItem[],
  withoutStop: boolean,
): CiteprocCitation {
  return {
    citationID: id,
    citationItems: items,
    properties: {
      noteIndex: note,
      ...(withoutStop && { 'suppress-trailing-punctuation': true }),
    },
  };
}

// citeproc's own words for a citation of which the style prints nothing.
const NOTHING = /^\[NO_PRINTED_FORM\]$|\[CSL STYLE ERROR: [^\]]*\]/;
const isBlank = (runs: readonly FormattedRun[]): boolean =>
  !runs.some((run) => /[\p{L}\p{N}]/u.test(run.text));

/** What is printed where the style has nothing to print: the citekeys, so that the note shows what it cites. */
function citekeys({ citations }: Cluster, sourceOf: SourceOf): FormattedRun[] {
  const keys = citations.map(
    ({ source }) => sourceOf(source)?.citekey ?? `missing source ${source}`,
  );
  return [{ text: `[${keys.join('; ')}]` }];
}

/** The words of a cluster, from what citeproc gave for it. */
export function runsOf(
  output: string,
  cluster: Cluster,
  sourceOf: SourceOf,
): FormattedRun[] {
  const runs = NOTHING.test(output) ? [] : readCiteprocOutput(output);
  return isBlank(runs) ? citekeys(cluster, sourceOf) : runs;
}

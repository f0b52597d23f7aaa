// The notes of a text that is being written, kept up with its edits: what has not changed is not formatted again, and
// what is looked at comes first. Whatever the edits were, a finished run has given exactly the words of a full pass
// (`format-notes.ts`).
//
// A cluster's words follow from its citations, their positions, and what the style's registry says of their sources: how
// each is told from others that read the same, and its number. All of that is the key under which they are kept.
import type { AmbigConfig, CitationItem, Engine, SortedItem } from 'citeproc';
import type { FootnoteId, NoteInline, SourceId } from '../document/document.ts';
import {
  citationOf,
  citesByNumber,
  createEngine,
  itemId,
  leavesOutStop,
  prepareNote,
  runsOf,
  sourceIdOf,
  type PreparedCluster,
  type PreparedNote,
  type SourceOf,
} from './citation-engine.ts';
import type { CitationStyle } from './citation-style.ts';
import { fillMarked } from './cite-as.ts';
import type { Source } from './source.ts';
import { CITEPROC_FORMAT } from './citeproc-output.ts';
import type { Cluster } from './cluster.ts';
import { citesOf, formatClusters, ownCitesOf } from './format-notes.ts';
import type { FormattedParagraph, FormattedRun } from './formatted-note.ts';
import { paragraphsOf } from './note-paragraphs.ts';
import { POSITION, positionsOf, type CitePosition } from './positions.ts';
import {
  replayAmbiguity,
  type AmbiguityReplay,
  type ConfigsFor,
} from './replay-ambiguity.ts';

export type NoteToFormat = {
  readonly id: FootnoteId;
  /** Never changed in place: the same array is the same note. */
  readonly content: readonly NoteInline[];
};

export type NoteWords = {
  readonly id: FootnoteId;
  readonly paragraphs: readonly FormattedParagraph[];
};

/** `exact` once the notes of `wanted` are as they will stay; before, a later step may change them. */
export type FormattedSlice = {
  readonly words: readonly NoteWords[];
  readonly exact: boolean;
};

export type NoteFormatter = {
  /**
   * Formats the notes, those of `wanted` first, a slice of work at each step, and yields those that read otherwise than
   * they were last yielded. After the last step all are exact. A run may be left at any step, and another begun.
   */
  readonly run: (
    notes: readonly NoteToFormat[],
    sources: ReadonlyMap<SourceId, Source>,
    wanted: ReadonlySet<FootnoteId>,
  ) => Generator<FormattedSlice, void>;
};

type PlacedCluster = PreparedCluster & { readonly note: number };
/** `from` is the place of its first cluster among all. */
type PlacedNote = NoteToFormat & PreparedNote & { readonly from: number };

/** Clusters that are formatted in one step. */
const SLICE = 12;
/** Words are kept that were not used, for what is undone, up to so many times those in use. */
const KEPT = 4;

/** What of a position makes a difference to the words of a style. */
type Distinctions = {
  readonly ibid: boolean;
  readonly firstNote: boolean;
  readonly nearNote: boolean;
  /** Whether names depend on who else is cited, not only on what reads the same. */
  readonly allNames: boolean;
};

function distinctionsOf(engine: Engine, style: unknown): Distinctions {
  const written = JSON.stringify(style);
  return {
    ibid: /\bibid\b/.test(written),
    firstNote: written.includes('first-reference-note-number'),
    nearNote: /\b(?:near|far)-note\b/.test(written),
    allNames:
      engine.opt['disambiguate-add-givenname'] === true &&
      engine.citation.opt['givenname-disambiguation-rule'] !== 'by-cite',
  };
}

/** Whether this style's words can be told from a cluster and its positions; of all others the full pass is made. */
const isCovered = (engine: Engine, style: unknown): boolean =>
  // A condition of CSL-M, on how often a source is cited.
  !JSON.stringify(style).includes('check-ambiguity-and-backreference') &&
  !engine.opt.parallel.enable &&
  !(engine.opt.update_mode === 2 && engine.citation_sort.tokens.length > 0);

// citeproc moves the locator of such cites from the last to the first, and then tells their positions anew.
function sharesCase({ citations }: Cluster, sourceOf: SourceOf): boolean {
  const titles = citations.map(({ source }) => {
    const item = sourceOf(source)?.item;
    return item?.type === 'legal_case' ? item['title'] : undefined;
  });
  return citations.some(
    ({ source }, place) =>
      place > 0 &&
      titles[place] !== undefined &&
      titles[place] === titles[place - 1] &&
      source !== citations[place - 1]?.source,
  );
}

const written = new WeakMap<Cluster, string>();

/** What the citations of a cluster say, as one string. */
function writtenOut(cluster: Cluster): string {
  const before = written.get(cluster);
  if (before !== undefined) return before;
  const said = JSON.stringify(
    cluster.citations.map((citation) => [
      citation.source,
      citation.locator?.label,
      citation.locator?.value,
      citation.prefix,
      citation.suffix,
      citation.suppressAuthor,
    ]),
  );
  written.set(cluster, said);
  return said;
}

export function createNoteFormatter(
  style: CitationStyle,
  language: string,
): NoteFormatter {
  let sources: ReadonlyMap<SourceId, Source> = new Map();
  const sourceOf: SourceOf = (id) => sources.get(id);
  let started: {
    readonly engine: Engine;
    readonly plainFormat: string;
    readonly distinctions: Distinctions;
    readonly isCovered: boolean;
  } | null = null;
  /** The sources that the engine has taken in from new, in their order; null where it has others, or some by and by. */
  let registered: string | null = null;
  let registrations = 0;
  /** The version of each source that the engine has. */
  let held = new Map<string, number>();
  let replay: AmbiguityReplay | null = null;
  const versions = new Map<
    SourceId,
    { source: Source | undefined; readonly version: number }
  >();
  let versionCount = 0;
  let memo = new Map<string, FormattedRun[]>();
  const told = new Map<
    FootnoteId,
    {
      readonly content: readonly NoteInline[];
      readonly words: string;
      readonly printed: readonly (readonly FormattedRun[])[];
    }
  >();

  function start(): NonNullable<typeof started> {
    if (started) return started;
    const engine = createEngine(style, language, sourceOf);
    started = {
      engine,
      plainFormat: engine.opt.mode,
      distinctions: distinctionsOf(engine, style.style),
      isCovered: isCovered(engine, style.style),
    };
    return started;
  }

  /** Counts up where a source has changed. */
  function versionOf(id: SourceId): number {
    const source = sources.get(id);
    const before = versions.get(id);
    if (
      before &&
      (before.source === source ||
        JSON.stringify(before.source) === JSON.stringify(source))
    ) {
      // The next look at it costs nothing.
      before.source = source;
      return before.version;
    }
    versionCount += 1;
    versions.set(id, { source, version: versionCount });
    return versionCount;
  }

  function takeIn(ids: readonly string[]): void {
    const { engine, plainFormat } = start();
    const versionNow = (id: string): number => versionOf(sourceIdOf(id));
    // As a full pass does: what reads the same is told in the engine's own format.
    engine.setOutputFormat(plainFormat);
    // The engine asks again only for what it has let go.
    const kept = ids.filter((id) => held.get(id) === versionNow(id));
    if (kept.length < ids.length && held.size > 0) engine.updateItems(kept);
    engine.updateItems([...ids]);
    engine.setOutputFormat(CITEPROC_FORMAT);
    held = new Map(ids.map((id) => [id, versionNow(id)]));
    registrations += 1;
    registered = null;
    replay = null;
  }

  function positionsFor(clusters: readonly PlacedCluster[]): CitePosition[][] {
    const { engine } = start();
    if (engine.opt.update_mode !== 2) return [];
    return positionsOf(
      clusters.map(({ cluster, note }) => ({
        note,
        cites: cluster.citations.map(({ source, locator }) => {
          const value = locator?.value.trimEnd() ?? '';
          return {
            source,
            locator:
              locator && value !== '' ? `${value}\u0000${locator.label}` : '',
          };
        }),
      })),
      engine.citation.opt['near-note-distance'],
    );
  }

  function keyOf(
    { cluster }: PlacedCluster,
    withoutStop: boolean,
    positions: readonly CitePosition[] | undefined,
    configs: ReadonlyMap<string, string> | undefined,
  ): string {
    const { engine, distinctions } = start();
    const key = [writtenOut(cluster), withoutStop ? '.' : ''];
    if (distinctions.allNames) key.push(`n${registrations}`);
    for (const [place, { source }] of cluster.citations.entries()) {
      const id = itemId(source);
      const entry = engine.registry.registry[id];
      key.push(
        `v${versionOf(source)}`,
        configs?.get(id) ?? JSON.stringify(entry?.disambig),
      );
      if (citesByNumber(engine)) key.push(`#${entry?.seq ?? 0}`);
      const at = positions?.[place];
      if (!at) continue;
      key.push(
        `p${distinctions.ibid ? at.position : Math.min(at.position, 1)}`,
      );
      if (distinctions.firstNote) key.push(`f${at.firstNote}`);
      if (distinctions.nearNote) key.push(at.isNear ? 'n' : '');
    }
    return key.join('\u0001');
  }

  function print(
    placed: PlacedCluster,
    withoutStop: boolean,
    positions: readonly CitePosition[] | undefined,
    configs: ReadonlyMap<string, string> | undefined,
  ): FormattedRun[] {
    const { engine } = start();
    const { cluster, note } = placed;
    for (const [id, config] of configs ?? []) {
      const entry = engine.registry.registry[id];
      if (entry) entry.disambig = JSON.parse(config) as AmbigConfig;
    }
    const cites = citesOf(cluster, engine, sourceOf);
    const citation = citationOf('c', note, cites, withoutStop);
    const output = positions
      ? printPlaced(engine, cites, positions, citation)
      : // Alone: without positions, no other citation has a say in it.
        (engine.processCitationCluster(citation, [], [], 2)[1].at(-1)?.[1] ??
        '');
    const own = ownCitesOf(
      engine,
      cluster,
      sourceOf,
      (place) => (positions?.[place]?.position ?? POSITION.first) === 0,
    );
    return runsOf(fillMarked(output, own), cluster, sourceOf);
  }

  function* runCovered(
    notes: readonly PlacedNote[],
    clusters: readonly PlacedCluster[],
    wanted: ReadonlySet<FootnoteId>,
  ): Generator<FormattedSlice, void> {
    const cited = [
      ...new Set(
        clusters.flatMap(({ cluster }) =>
          cluster.citations.map(({ source }) => source),
        ),
      ),
    ];
    const ids = cited.map(itemId);
    const signature = cited
      .map((id) => `${id}\u0000${versionOf(id)}`)
      .join('\u0001');
    const positions = positionsFor(clusters);
    const used = new Map<string, FormattedRun[]>();
    const { engine } = start();

    /** One note, if it reads otherwise than before. `made` counts what had to be formatted. */
    function tell(
      note: PlacedNote,
      configsFor: ConfigsFor | null,
    ): { words: NoteWords | null; made: number } {
      let made = 0;
      let said = '';
      const printed = note.clusters.map((_, place) => {
        const index = note.from + place;
        const placed = clusters[index];
        if (!placed) return [];
        const withoutStop = leavesOutStop(engine, placed);
        const at = positions[index];
        const configs = configsFor?.(index);
        const key = keyOf(placed, withoutStop, at, configs);
        let runs = memo.get(key);
        if (!runs) {
          runs = print(placed, withoutStop, at, configs);
          memo.set(key, runs);
          made += 1;
        }
        used.set(key, runs);
        said += `${key}\u0002`;
        return runs;
      });
      const before = told.get(note.id);
      told.set(note.id, { content: note.content, words: said, printed });
      // A key may change where the words don't.
      if (
        before?.content === note.content &&
        (before.words === said ||
          JSON.stringify(before.printed) === JSON.stringify(printed))
      )
        return { words: null, made };
      return {
        words: {
          id: note.id,
          paragraphs: paragraphsOf(note.parts, printed),
        },
        made,
      };
    }

    function* tellAll(
      some: readonly PlacedNote[],
      configsFor: ConfigsFor | null,
    ): Generator<FormattedSlice, void> {
      let batch: NoteWords[] = [];
      let work = 0;
      for (const note of some) {
        const { words, made } = tell(note, configsFor);
        if (words) batch.push(words);
        work += made;
        if (work < SLICE) continue;
        yield { words: batch, exact: isExact };
        batch = [];
        work = 0;
      }
      yield { words: batch, exact: isExact };
    }

    let isExact = false;
    const first = notes.filter(({ id }) => wanted.has(id));
    if (registered !== signature) {
      // What is looked at is not kept waiting for the whole: sources are taken in by and by, and then all from new.
      if (first.length > 0 && first.length < notes.length) {
        takeIn(
          registrations > 0
            ? ids
            : ids.filter((id) =>
                first.some((note) =>
                  note.clusters.some(({ cluster }) =>
                    cluster.citations.some(
                      ({ source }) => itemId(source) === id,
                    ),
                  ),
                ),
              ),
        );
        yield* tellAll(first, null);
      }
      engine.restoreProcessorState([]);
      held.clear();
      takeIn(ids);
      registered = signature;
    }
    replay ??= replayAmbiguity(engine, start().distinctions.firstNote);
    const configsFor = replay(clusters, positions);
    yield* tellAll(first, configsFor);
    isExact = true;
    yield { words: [], exact: true };
    yield* tellAll(notes, configsFor);
    if (memo.size > KEPT * used.size + 1000) memo = used;
  }

  function runWhole(notes: readonly PlacedNote[]): NoteWords[] {
    const printed = formatClusters(
      createEngine(style, language, sourceOf),
      notes.map((note, index) => ({ number: index + 1, footnote: note })),
      sourceOf,
    );
    return notes.flatMap(({ id, content, parts }, place): NoteWords[] => {
      const runs = printed[place] ?? [];
      const words = JSON.stringify(runs);
      const before = told.get(id);
      if (before?.content === content && before.words === words) return [];
      told.set(id, { content, words, printed: runs });
      return [{ id, paragraphs: paragraphsOf(parts, runs) }];
    });
  }

  return {
    *run(given, from, wanted) {
      sources = from;
      let count = 0;
      const notes = given.map((note): PlacedNote => {
        const prepared = prepareNote(note.content);
        const from = count;
        count += prepared.clusters.length;
        return { ...note, ...prepared, from };
      });
      const there = new Set(given.map(({ id }) => id));
      for (const id of told.keys()) if (!there.has(id)) told.delete(id);
      const clusters = notes.flatMap((note, index) =>
        note.clusters.map((cluster) => ({ ...cluster, note: index + 1 })),
      );
      if (
        start().isCovered &&
        !clusters.some(({ cluster }) => sharesCase(cluster, sourceOf))
      )
        yield* runCovered(notes, clusters, wanted);
      else yield { words: runWhole(notes), exact: true };
    },
  };
}

/** A cluster of a style that asks for positions. */
function printPlaced(
  engine: Engine,
  cites: readonly CitationItem[],
  positions: readonly CitePosition[],
  citation: ReturnType<typeof citationOf>,
): string {
  const items = cites.map((cite, place): SortedItem => {
    const at = positions[place];
    return [
      engine.refetchItem(cite.id),
      {
        ...cite,
        ...(cite.locator !== undefined && { locator: cite.locator.trimEnd() }),
        position: at?.position ?? POSITION.first,
        'first-reference-note-number': at?.firstNote ?? 0,
        'near-note': at?.isNear ?? false,
      },
    ];
  });
  // There the engine looks for what to leave out behind a citation.
  engine.registry.citationreg.citationById[citation.citationID] = citation;
  return engine.process_CitationCluster(items, citation);
}

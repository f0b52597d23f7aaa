// How sources that read the same are told apart at each citation of them. In notes a style may have a condition for that
// (`disambiguate="true"`), and citeproc decides it anew when a source is cited for the first and for the second time, with
// the numbers of the notes referred back to. A note keeps the words of when it was last written, so what was decided then
// is found by going through the citations in their order.
import type { AmbigConfig, Engine } from 'citeproc';
import { itemId } from './citation-engine.ts';
import type { Cluster } from './cluster.ts';
import type { CitePosition } from './positions.ts';

/** Source ids of the engine, and how each is told apart, as JSON. */
type Configs = ReadonlyMap<string, string>;

/** By the place of a cluster: its sources that read like others. */
export type ConfigsFor = (place: number) => Configs | undefined;

export type AmbiguityReplay = (
  clusters: readonly { readonly cluster: Cluster }[],
  positions: readonly (readonly CitePosition[])[],
) => ConfigsFor;

/** What was decided of sources that read the same, and what was decided next, by what was known then. */
type Decided = {
  readonly configs: Configs;
  readonly next: Map<string, Decided>;
};

type Group = {
  readonly words: string;
  readonly ids: readonly string[];
  readonly start: Decided;
};

/**
 * Of an engine that has just taken in all sources. `firstNotes` says whether the style prints the numbers of the notes in
 * which sources are first cited.
 */
export function replayAmbiguity(
  engine: Engine,
  firstNotes: boolean,
): AmbiguityReplay {
  if (engine.opt.xclass !== 'note' || !engine.opt.has_disambiguate)
    return () => () => undefined;
  const { registry, ambigcites, citationreg } = engine.registry;

  const configsOf = (ids: readonly string[]): Configs =>
    new Map(
      ids.map((id) => [id, JSON.stringify(registry[id]?.disambig ?? {})]),
    );
  const groupOf = new Map<string, Group>();
  for (const [words, shared] of Object.entries(ambigcites)) {
    if (shared.length < 2) continue;
    const ids = [...shared];
    const group: Group = {
      words,
      ids,
      start: { configs: configsOf(ids), next: new Map() },
    };
    for (const id of ids) groupOf.set(id, group);
  }

  function decide(
    { words, ids }: Group,
    { configs, next }: Decided,
    firstNoteOf: ReadonlyMap<string, number>,
  ): Decided {
    const numbers = ids.map((id) => firstNoteOf.get(id));
    // Which are the same is what counts, not the numbers.
    const known = firstNotes
      ? numbers.map((number) => numbers.indexOf(number)).join()
      : '';
    const before = next.get(known);
    if (before) return before;
    citationreg.citationsByItemId = Object.fromEntries(
      [...firstNoteOf.keys()].map((id) => [id, [id]]),
    );
    for (const id of ids) {
      const entry = registry[id];
      if (!entry) continue;
      entry.disambig = JSON.parse(configs.get(id) ?? '{}') as AmbigConfig;
      const firstNote = firstNoteOf.get(id);
      if (firstNote === undefined) delete entry['first-reference-note-number'];
      else entry['first-reference-note-number'] = firstNote;
    }
    engine.disambiguate.run(words);
    delete citationreg.citationsByItemId;
    const decided: Decided = { configs: configsOf(ids), next: new Map() };
    next.set(known, decided);
    return decided;
  }

  return (clusters, positions) => {
    const decided = new Map<Group, Decided>();
    const firstNoteOf = new Map<string, number>();
    const citedIn = new Map<string, number[]>();
    const configsAt = new Map<number, Configs>();

    function keep(place: number): void {
      const configs = new Map<string, string>();
      for (const { source } of clusters[place]?.cluster.citations ?? []) {
        const group = groupOf.get(itemId(source));
        const config =
          group &&
          (decided.get(group) ?? group.start).configs.get(itemId(source));
        if (config !== undefined) configs.set(itemId(source), config);
      }
      if (configs.size > 0) configsAt.set(place, configs);
    }

    for (const [place, { cluster }] of clusters.entries()) {
      const ids = cluster.citations.map(({ source }) => itemId(source));
      for (const [index, id] of ids.entries()) {
        const firstNote = positions[place]?.[index]?.firstNote ?? 0;
        if (firstNote > 0) firstNoteOf.set(id, firstNote);
      }
      const again = new Set<Group>();
      const written = new Set([place]);
      for (const id of new Set(ids)) {
        const places = citedIn.get(id) ?? [];
        citedIn.set(id, places);
        places.push(place);
        if (places.length > 2) continue;
        for (const one of places) written.add(one);
        const group = groupOf.get(id);
        if (group) again.add(group);
      }
      for (const group of again)
        decided.set(
          group,
          decide(group, decided.get(group) ?? group.start, firstNoteOf),
        );
      for (const one of written) keep(one);
    }
    return (place) => configsAt.get(place);
  };
}

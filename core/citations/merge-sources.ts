// Several sources that are one, put together part by part: what stands in it is always the value of one of them, and what
// only one of them has is never dropped. What was not chosen stays in the record of the source that had it.
import type { SourceId } from '../document/document.ts';
import type { CiteAs } from './cite-as-schema.ts';
import type { SourceStanding } from './source-fields.ts';
import type { CslItem } from './source.ts';

/** What a person can choose from: all of it that is one value. Tags, notes, files and excerpts are united instead. */
export type MergedFrom = {
  readonly id: SourceId;
  readonly citekey: string;
  readonly item: CslItem;
  readonly citeAs: CiteAs | null;
  readonly standing: SourceStanding;
  readonly supersededBy: SourceId | null;
  readonly standingNote: string;
};

/** A part of the merged source: a field of its item, or one of these. */
export const OWN_PARTS = ['citekey', 'citeAs', 'standing'] as const;
type OwnPart = (typeof OWN_PARTS)[number];

export type MergedPart = {
  readonly part: string;
  /** One for each different value, by the first source that has it. */
  readonly choices: readonly {
    readonly source: SourceId;
    readonly value: unknown;
  }[];
  /** The source whose value it is. */
  readonly chosen: SourceId;
};

/** For a part, the source whose value is taken; without, the first that has one. */
export type MergeChoices = Readonly<Record<string, SourceId>>;

/** A name of a field that could not be an own part's too. */
const FIELD = 'item.';
export const fieldOfPart = (part: string): string | null =>
  part.startsWith(FIELD) ? part.slice(FIELD.length) : null;

function ownValue(source: MergedFrom, part: OwnPart): unknown {
  switch (part) {
    case 'citekey':
      return source.citekey;
    case 'citeAs':
      return source.citeAs ?? undefined;
    case 'standing':
      return source.standing === 'current' && source.standingNote === ''
        ? undefined
        : {
            standing: source.standing,
            supersededBy: source.supersededBy,
            standingNote: source.standingNote,
          };
  }
}

const valueOf = (source: MergedFrom, part: string): unknown => {
  const field = fieldOfPart(part);
  return field === null
    ? ownValue(source, part as OwnPart)
    : Object.hasOwn(source.item, field)
      ? source.item[field]
      : undefined;
};

/** JSON of which the order of the keys says nothing. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  );

/** What comes of merging these, the one that stays first: every part that one of them has, in the order of the first. */
export function mergedParts(
  sources: readonly MergedFrom[],
  choices: MergeChoices,
): MergedPart[] {
  const fields = new Set(
    sources.flatMap(({ item }) => Object.keys(item).map((key) => FIELD + key)),
  );
  return [...OWN_PARTS, ...fields].flatMap((part) => {
    const seen = new Set<string>();
    const having = sources.flatMap((source) => {
      const value = valueOf(source, part);
      return value === undefined ? [] : [{ source: source.id, value }];
    });
    const different = having.filter(({ value }) => {
      const known = canonical(value);
      if (seen.has(known)) return false;
      seen.add(known);
      return true;
    });
    const [first] = different;
    if (!first) return [];
    const wanted = Object.hasOwn(choices, part) ? choices[part] : undefined;
    const chosen = having.find(({ source }) => source === wanted) ?? first;
    return [
      {
        part,
        choices: different,
        chosen:
          different.find(
            ({ value }) => canonical(value) === canonical(chosen.value),
          )?.source ?? first.source,
      },
    ];
  });
}

/** The source that these parts make, under the id of the first. */
export function mergeSources(
  sources: readonly [MergedFrom, ...MergedFrom[]],
  choices: MergeChoices,
): MergedFrom {
  const [first] = sources;
  const ids = new Set(sources.map(({ id }) => id));
  const values = new Map(
    mergedParts(sources, choices).map(({ part, choices: all, chosen }) => [
      part,
      all.find(({ source }) => source === chosen)?.value,
    ]),
  );
  const standing = (values.get('standing') ?? {
    standing: 'current',
    supersededBy: null,
    standingNote: '',
  }) as Pick<MergedFrom, 'standing' | 'supersededBy' | 'standingNote'>;
  return {
    id: first.id,
    citekey: values.get('citekey') as string,
    item: Object.fromEntries(
      [...values].flatMap(([part, value]) => {
        const field = fieldOfPart(part);
        return field === null ? [] : [[field, value]];
      }),
    ) as CslItem,
    citeAs: (values.get('citeAs') as CiteAs | undefined) ?? null,
    ...standing,
    // What superseded one of them and is one with it now supersedes nothing.
    supersededBy:
      standing.supersededBy !== null && ids.has(standing.supersededBy)
        ? null
        : standing.supersededBy,
  };
}

/** The notes of all, each once. */
export function uniteNotes(notes: readonly string[]): string {
  const united: string[] = [];
  for (const each of notes) {
    const note = each.trim();
    if (note !== '' && !united.some((other) => other.includes(note)))
      united.push(note);
  }
  return united.join('\n\n');
}

// What waits for a person after packages were merged: what stands, and what somebody else has made of the same.
import type {
  Block,
  BlockId,
  BriefingDocument,
  BriefingId,
  Footnote,
  Rank,
  SourceId,
} from '#core/document/document.ts';
import { sourceInWords } from '#core/citations/describe-source.ts';
import { writeLocator } from '#core/citations/locator.ts';
import { footnotesOf, plainInline, plainText } from '#core/document/walk.ts';
import {
  blockBefore,
  unitOf,
  type UnitKind,
} from '#core/review/merge-briefings.ts';
import { bodyOf, placeOf, type BlockBody } from '#core/review/block-units.ts';
import { saidOnce, statesThatStand } from '#core/review/unit-states.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { lastHead } from '../database/heads.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { reading } from '../database/query.ts';
import { blockStamps } from '../database/revisions.ts';
import { findSource } from '../database/sources.ts';
import {
  openUnits,
  type WrittenState,
  type WrittenUnit,
} from '../database/unit-states.ts';
import { hashOf, sourceValue } from './copy-states.ts';

/** The choice of a removal. */
export const REMOVED = 'removed';

export type ConflictSide = {
  /** By which it is chosen. */
  readonly choice: string;
  /** In words, with those of its notes; empty for a removal. */
  readonly words: string;
  readonly removed: boolean;
  /** Of a place, the first words of what would stand there before and behind it; null at either end of the text. */
  readonly around: {
    readonly before: string | null;
    readonly behind: string | null;
  } | null;
  /** Who wrote it, and when; both are empty where it stands as it was before. */
  readonly author: string;
  readonly at: string;
};

export type ListedConflict = {
  readonly unit: string;
  readonly kind: UnitKind;
  /** The block, or the source; of the head, the part. */
  readonly id: string;
  /** Of what it is: the title of a source, the name of a part, of what stands elsewhere its first words. */
  readonly name: string;
  readonly stands: ConflictSide;
  readonly others: readonly ConflictSide[];
};

/** In the order of the text, then the head and the sources. Throws AppError 'not-found'. */
export function listConflicts(
  library: Library,
  briefing: BriefingId,
): ListedConflict[] {
  return reading(library, () => {
    const key = briefingKey(library, briefing);
    const units = openUnits(library, key);
    if (units.length === 0) return [];
    const { document } = readBriefing(library, briefing);
    const order = new Map(document.blocks.map(({ id }, place) => [id, place]));
    const place = ({ kind, id }: ListedConflict): number =>
      kind === 'block' || kind === 'place'
        ? (order.get(id as BlockId) ?? document.blocks.length)
        : document.blocks.length + 1;
    return units
      .flatMap((unit) => conflictOf(library, key, document, unit) ?? [])
      .sort((a, b) => place(a) - place(b) || (a.unit < b.unit ? -1 : 1));
  });
}

/** Who said it: of what stands together, all who did, and when the last of them did. */
function by(
  states: readonly WrittenState[],
): Pick<ConflictSide, 'author' | 'at'> | null {
  const last = states.at(-1);
  if (!last) return null;
  const authors = new Set(states.map(({ author }) => author));
  return { author: [...authors].join(', '), at: last.at };
}

/** What stands as it was before anyone changed it. */
const UNKNOWN = { author: '', at: '' };

type Standing = {
  readonly value: unknown;
  readonly author: string;
  readonly at: string;
};

function conflictOf(
  library: Library,
  key: number,
  document: BriefingDocument,
  { unit, states, stands, stood }: WrittenUnit,
): ListedConflict | null {
  const { kind, id } = unitOf(unit);
  const described: NameOf = (source) => {
    const found = findSource(library, source);
    return found === null ? source : sourceInWords(found);
  };
  const inWords = (value: unknown): string => {
    if (kind === 'place') return placeInWords(document, id, value as Rank);
    const words = wordsOf(kind, value, described);
    const { moved } = (kind === 'block' ? value : {}) as Partial<BlockBody>;
    return moved?.to === undefined
      ? words
      : `${words}\nSuggested to move: ${placeInWords(document, id, moved.to)}`;
  };
  const around = (value: unknown): ConflictSide['around'] =>
    kind === 'place' && value !== null
      ? neighboursAt(document, id, value as Rank)
      : null;
  const standing = standingIn(library, key, document, unit);
  const hash = standing.value === null ? null : hashOf(standing.value);
  // What stands may differ from the state that it is in what a merge had to make its own: its place, the id of a note.
  const own = new Set(
    (hash === stands ? statesThatStand(states, stood) : []).map(
      ({ hash }) => hash,
    ),
  );
  const said = saidOnce(states);
  const known =
    by(said.filter((state) => own.has(state.hash))) ??
    by(said.filter((state) => state.hash === hash)) ??
    (hash === stands ? UNKNOWN : standing);
  const others = said
    .filter((state) => state.hash !== hash && !own.has(state.hash))
    .map((state): ConflictSide => ({
      choice: state.hash ?? REMOVED,
      words: state.hash === null ? '' : inWords(state.value),
      removed: state.hash === null,
      around: around(state.value),
      author: state.author,
      at: state.at,
    }));
  if (others.length === 0) return null;
  return {
    unit,
    kind,
    id,
    name:
      kind === 'place'
        ? firstWords(document.blocks.find((block) => block.id === id))
        : nameOf(library, kind, id),
    stands: {
      choice: hash ?? REMOVED,
      words: standing.value === null ? '' : inWords(standing.value),
      removed: standing.value === null,
      around: around(standing.value),
      author: known.author,
      at: known.at,
    },
    others,
  };
}

function standingIn(
  library: Library,
  key: number,
  document: BriefingDocument,
  unit: string,
): Standing {
  const { kind, id } = unitOf(unit);
  const head = lastHead(library, key);
  const by = { author: head.author, at: head.at };
  switch (kind) {
    case 'block': {
      const block = document.blocks.find((each) => each.id === id);
      const stamp = blockStamps(library, key).get(id as BlockId) ?? by;
      return { value: block ? bodyOf(block) : null, ...stamp };
    }
    case 'head':
      return { value: document[id as keyof BriefingDocument], ...by };
    case 'field':
      return { value: document.fields[id] ?? null, ...by };
    case 'source':
      return {
        value:
          findSource(library, id)?.id === id
            ? sourceValue(library, id as SourceId)
            : null,
        ...by,
      };
    case 'place': {
      const block = document.blocks.find((each) => each.id === id);
      return { value: block ? placeOf(block) : null, ...by };
    }
    case 'excerpt':
      return { value: null, ...by };
  }
}

const nameOf = (library: Library, kind: UnitKind, id: string): string => {
  if (kind !== 'source') return kind === 'block' ? '' : id;
  const source = findSource(library, id);
  return source === null ? id : `@${source.citekey}`;
};

type NameOf = (source: SourceId) => string;

/** Of any unit, for a person. */
export function wordsOf(
  kind: UnitKind,
  value: unknown,
  nameOf: NameOf,
): string {
  if (kind === 'block') return wordsWithNotes(value as BlockBody, nameOf);
  if (kind === 'source') return fieldsInWords(value as Record<string, unknown>);
  return inWords(value);
}

const inWords = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.map(inWords).join('; ')
      : JSON.stringify(value);

/** Where a block would stand at that rank: "After “The quay is closed …”". */
function placeInWords(
  { blocks }: BriefingDocument,
  id: string,
  rank: Rank,
): string {
  const before = blockBefore(blocks, id as BlockId, rank);
  return before ? `After “${firstWords(before)}”` : 'At the beginning';
}

function neighboursAt(
  { blocks }: BriefingDocument,
  id: string,
  rank: Rank,
): NonNullable<ConflictSide['around']> {
  const others = blocks.filter((block) => block.id !== id);
  const before = blockBefore(blocks, id as BlockId, rank);
  const behind = others[before ? others.indexOf(before) + 1 : 0];
  return {
    before: before ? firstWords(before) : null,
    behind: behind ? firstWords(behind) : null,
  };
}

/** Letters by which a block is known again. */
const ENOUGH = 60;

function firstWords(block: Block | undefined): string {
  const words = block
    ? plainText(block)
        .replaceAll(/\s+/g, ' ')
        .trim()
        // They are shown in quotation marks.
        .replace(/^[“"„«「](.*)[”"“»」]$/u, '$1')
    : '';
  if (words === '') return 'a part without words';
  if (words.length <= ENOUGH) return words;
  const end = words.lastIndexOf(' ', ENOUGH);
  const short = Array.from(words).slice(0, ENOUGH).join('');
  return `${end > 0 ? words.slice(0, end) : short} …`;
}

/** The words of a block, and behind them, a line each, those of its notes with the names of the sources that they cite. */
export function wordsWithNotes(
  body: BlockBody,
  nameOf: NameOf = (source) => source,
): string {
  const block = body as Block;
  const notes = footnotesOf([block]);
  const caption = block.type === 'image' ? [block.alternative] : [];
  return [
    plainText(block),
    ...caption,
    ...notes.map(({ footnote }, place) => {
      const which =
        notes.length === 1
          ? 'Its note'
          : `Note ${place + 1} of ${notes.length}`;
      return `${which}: ${noteInWords(footnote, nameOf)}`;
    }),
  ].join('\n');
}

/** In the order in which it is written: "See Smith, The quay, 2019, p. 4; Doe, The pier." */
function noteInWords({ content }: Footnote, nameOf: NameOf): string {
  return content
    .map((part, place) => {
      if (part.type !== 'citation') return plainInline([part]);
      const { source, locator, prefix, suffix } = part;
      const cited = [
        nameOf(source),
        ...(locator ? [writeLocator(locator)] : []),
      ];
      const words = [prefix, cited.join(', '), suffix]
        .map((each) => each?.trim() ?? '')
        .filter((each) => each !== '')
        .join(' ');
      return content[place - 1]?.type === 'citation' ? `; ${words}` : words;
    })
    .join('')
    .trim();
}

function fieldsInWords(value: Record<string, unknown>): string {
  const { item, ...rest } = value;
  return Object.entries({ ...(item as object), ...rest } as Record<
    string,
    unknown
  >)
    .filter(([, field]) => field !== null && field !== '')
    .map(([field, words]) => `${field}: ${inWords(words)}`)
    .sort()
    .join('\n');
}

// What has to change in a briefing so that it, or one block or field of it, stands again as it did in an earlier version. Nothing is
// taken back: a restore is a change like any other, and what stood before is a version too.
import type {
  Block,
  BlockId,
  BriefingDocument,
  BriefingHead,
  FieldValue,
  Inline,
  Rank,
} from '../document/document.ts';
import { rankBetween } from '../document/rank.ts';
import { inlineContainers, mapInlineContainers } from '../document/walk.ts';
import { compareDocuments } from './compare-documents.ts';
import type { PrintedSources } from './compare-sources.ts';

export type RestoringChange = {
  readonly put: readonly Block[];
  readonly move: readonly { readonly id: BlockId; readonly rank: Rank }[];
  readonly remove: readonly BlockId[];
  /** The parts of the head that differ. Status and template say how things stand now, and stay. */
  readonly head: Partial<Omit<BriefingHead, 'status' | 'template'>>;
};

const HEAD = ['title', 'language', 'style', 'marking', 'fields'] as const;

/** What a comparison puts before the key of a field of the template. */
const FIELD = 'fields.';

const NO_CHANGE: RestoringChange = { put: [], move: [], remove: [], head: {} };

/** What is restored is told by the text: sources stay as they are. */
const NONE: PrintedSources = new Map();

const sameJson = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const withoutRank = (block: Block): unknown => ({ ...block, rank: undefined });

/** From `now` to the whole of `version`: block by block what differs, and no more. */
export function restoreAll(
  now: BriefingDocument,
  version: BriefingDocument,
): RestoringChange {
  const standing = new Map(now.blocks.map((block) => [block.id, block]));
  const put: Block[] = [];
  const move: { id: BlockId; rank: Rank }[] = [];
  for (const block of version.blocks) {
    const current = standing.get(block.id);
    standing.delete(block.id);
    if (!current || !sameJson(withoutRank(current), withoutRank(block)))
      put.push(block);
    else if (current.rank !== block.rank)
      move.push({ id: block.id, rank: block.rank });
  }
  const head = Object.fromEntries(
    HEAD.filter((part) => !sameJson(now[part], version[part])).map((part) => [
      part,
      version[part],
    ]),
  );
  return { put, move, remove: [...standing.keys()], head };
}

/**
 * From `now` to one block as it stands in `version`: with its words of then, in its place of then where it was moved, and
 * gone where it was not there. `id` is its id in either. Notes, citations and markers whose ids other blocks have by now
 * get new ones. Null where neither has such a block.
 */
export function restoreBlock(
  now: BriefingDocument,
  version: BriefingDocument,
  id: BlockId,
  newId: () => string,
): RestoringChange | null {
  const { blocks } = compareDocuments(
    { document: version, sources: NONE },
    { document: now, sources: NONE },
  );
  const found = blocks.find(
    ({ before, after, moved }) =>
      moved !== 'away' && (before?.id === id || after?.id === id),
  );
  if (!found) return null;
  const { before, after, moved } = found;
  if (!before) return { ...NO_CHANGE, remove: after ? [after.id] : [] };
  const others = now.blocks.filter((block) => block !== after);
  const rank =
    after && moved === null
      ? after.rank
      : rankBehind(others, placeBefore(version, before, blocks));
  const taken = new Set(others.flatMap(idsIn));
  const block = renewIds(
    { ...before, id: after?.id ?? before.id, rank },
    taken,
    newId,
  );
  if (after && sameJson(withoutRank(block), withoutRank(after)))
    return block.rank === after.rank
      ? NO_CHANGE
      : { ...NO_CHANGE, move: [{ id: block.id, rank: block.rank }] };
  return { ...NO_CHANGE, put: [block] };
}

/**
 * From `now` to one field of the head as `version` has it; named as a comparison names it: `title`, or `fields.` and the key
 * of a field of the template. Null where it is none that is restored.
 */
export function restoreField(
  now: BriefingDocument,
  version: BriefingDocument,
  field: string,
): RestoringChange | null {
  const head = fieldOfHead(now, version, field);
  return head && { ...NO_CHANGE, head };
}

function fieldOfHead(
  now: BriefingDocument,
  version: BriefingDocument,
  field: string,
): RestoringChange['head'] | null {
  const part = HEAD.find((each) => each === field && each !== 'fields');
  if (part)
    return sameJson(now[part], version[part]) ? {} : { [part]: version[part] };
  if (!field.startsWith(FIELD)) return null;
  const key = field.slice(FIELD.length);
  const valueIn = ({ fields }: BriefingDocument): FieldValue | undefined =>
    Object.hasOwn(fields, key) ? fields[key] : undefined;
  const [current, value] = [valueIn(now), valueIn(version)];
  if (current === undefined && value === undefined) return null;
  if (sameJson(current, value)) return {};
  const others = Object.entries(now.fields).filter(([each]) => each !== key);
  return {
    fields: Object.fromEntries(
      value === undefined ? others : [...others, [key, value]],
    ),
  };
}

/** The block that stands now of the last one ahead of `block` in the version that stands and kept its order. */
function placeBefore(
  version: BriefingDocument,
  block: Block,
  compared: ReturnType<typeof compareDocuments>['blocks'],
): Block | null {
  const standing = new Map(
    compared.map(({ before, after, moved }) => [
      before,
      moved === null ? after : null,
    ]),
  );
  const ahead = version.blocks.slice(0, version.blocks.indexOf(block));
  for (const each of ahead.reverse()) {
    const found = standing.get(each);
    if (found) return found;
  }
  return null;
}

function rankBehind(blocks: readonly Block[], before: Block | null): Rank {
  const at = before ? blocks.indexOf(before) : -1;
  return rankBetween(before?.rank ?? null, blocks[at + 1]?.rank ?? null);
}

function* partsOf(content: readonly Inline[]): Generator<string> {
  for (const inline of content)
    if (inline.type === 'marker') yield inline.id;
    else if (inline.type === 'footnote') {
      yield inline.id;
      for (const part of inline.content)
        if (part.type === 'citation') yield part.id;
    }
}

/** Of its notes, citations and markers. */
const idsIn = (block: Block): string[] =>
  [...inlineContainers(block)].flatMap((content) => [...partsOf(content)]);

function renewIds(
  block: Block,
  taken: ReadonlySet<string>,
  newId: () => string,
): Block {
  if (!idsIn(block).some((id) => taken.has(id))) return block;
  const free = <Part extends { readonly id: string }>(part: Part): Part =>
    taken.has(part.id) ? { ...part, id: newId() } : part;
  return mapInlineContainers(block, (content) =>
    content.map((inline) =>
      inline.type === 'marker'
        ? free(inline)
        : inline.type === 'footnote'
          ? {
              ...free(inline),
              content: inline.content.map((part) =>
                part.type === 'citation' ? free(part) : part,
              ),
            }
          : inline,
    ),
  );
}

// Where one act put something in the place of something else and that is accepted, what came is what went: a list that a
// paragraph became is still that block, and a note that stands in it as it stood before is still that note. Verdicts,
// comments and anchors hang on these ids. No id is given that anything of the text still has.
import type {
  Block,
  Citation,
  Footnote,
  Inline,
  Marker,
  Suggested,
  Suggestion,
} from '../document/document.ts';
import { inlineContainers, mapInlineContainers } from '../document/walk.ts';
import { atomsOf } from './atoms.ts';

type Named = Footnote | Marker;

/** The notes and markers of which the act is the last word, by the act. */
type Found = Map<string, Named[]>;

type IsAccepted = (of: Suggestion | undefined) => of is Suggestion;

/** `before` is what was decided, `decided` what it is by now. */
export function withFormerIds(
  before: readonly Block[],
  decided: readonly Block[],
  isAccepted: IsAccepted,
): readonly Block[] {
  const gone: Found = new Map();
  const come: Found = new Map();
  for (const block of before)
    for (const content of inlineContainers(block))
      for (const part of content) {
        if (part.type !== 'footnote' && part.type !== 'marker') continue;
        const deleted = acceptedIn([part, block], 'deleted', isAccepted);
        const inserted = acceptedIn([part, block], 'inserted', isAccepted);
        if (deleted) add(gone, deleted, part);
        else if (inserted) add(come, inserted, part);
      }
  const names = new Map<string, Named>();
  for (const [act, parts] of come)
    for (const part of parts) {
      const left = gone.get(act) ?? [];
      const at = left.findIndex((each) => says(each) === says(part));
      const former = left[at];
      if (!former) continue;
      left.splice(at, 1);
      names.set(part.id, former);
    }
  const blocks = withFormerBlocks(before, decided, isAccepted);
  if (names.size === 0) return blocks;
  const kept = idsIn(blocks);
  return blocks.map((block) =>
    mapInlineContainers(block, (content) =>
      content.some((part) => 'id' in part && names.has(part.id))
        ? content.map((part) => renamed(part, names, kept))
        : content,
    ),
  );
}

function add(found: Found, act: string, part: Named): void {
  const parts = found.get(act) ?? [];
  parts.push(part);
  found.set(act, parts);
}

function acceptedIn(
  of: readonly Suggested[],
  what: 'inserted' | 'deleted',
  isAccepted: IsAccepted,
): string | null {
  for (const each of of) if (isAccepted(each[what])) return each[what].id;
  return null;
}

/** Whatever it is called, and whatever is suggested of it as a whole. */
const says = (part: Named): string =>
  JSON.stringify(part, (key, value: unknown) =>
    key === 'id' || key === 'inserted' || key === 'deleted' ? undefined : value,
  );

function renamed(
  part: Inline,
  names: ReadonlyMap<string, Named>,
  kept: ReadonlySet<string>,
): Inline {
  if (part.type !== 'footnote' && part.type !== 'marker') return part;
  const former = names.get(part.id);
  if (!former || kept.has(former.id)) return part;
  if (part.type === 'marker' || former.type === 'marker')
    return { ...part, id: former.id } as Inline;
  const citations = former.content.filter(isCitation);
  if (citations.some(({ id }) => kept.has(id))) return part;
  let at = 0;
  return {
    ...part,
    id: former.id,
    content: part.content.map((inner) => {
      if (!isCitation(inner)) return inner;
      const { id } = citations[at] ?? inner;
      at += 1;
      return { ...inner, id };
    }),
  };
}

const isCitation = (part: { readonly type: string }): part is Citation =>
  part.type === 'citation';

function idsIn(blocks: readonly Block[]): Set<string> {
  const ids = new Set<string>();
  for (const block of blocks)
    for (const content of inlineContainers(block))
      for (const part of content) {
        if (part.type === 'marker' || part.type === 'footnote')
          ids.add(part.id);
        if (part.type === 'footnote')
          for (const { id } of part.content.filter(isCitation)) ids.add(id);
      }
  return ids;
}

/** A block that came directly behind those that went for it is the first of them. */
function withFormerBlocks(
  before: readonly Block[],
  decided: readonly Block[],
  isAccepted: IsAccepted,
): readonly Block[] {
  const standing = new Map(decided.map((block) => [block.id, block]));
  const formers = new Map<string, Block>();
  let former: Block | null = null;
  for (const block of before) {
    const act = block.deleted?.id;
    if (isAccepted(block.deleted) && !standing.has(block.id)) {
      if (former?.deleted?.id !== act)
        former = block.moved || hasWordsLeft(block, isAccepted) ? null : block;
      continue;
    }
    if (
      former &&
      isAccepted(block.inserted) &&
      block.inserted.id === former.deleted?.id &&
      standing.has(block.id)
    )
      formers.set(block.id, former);
    former = null;
  }
  return formers.size === 0
    ? decided
    : decided.map((block) => {
        const { id, rank } = formers.get(block.id) ?? block;
        return id === block.id ? block : { ...block, id, rank };
      });
}

/** Words of a line that stay go on behind the line before it. */
const hasWordsLeft = (block: Block, isAccepted: IsAccepted): boolean =>
  'content' in block &&
  !atomsOf(block.content).every(({ piece }) => isAccepted(piece.deleted));

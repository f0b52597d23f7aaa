// Of what several people made of one block, what can stand in the text at once: where they differ in nothing but what they
// suggest, each suggestion at its own place. What one of them accepted or refused, who had it before them, is decided for
// all, and a suggestion in which one of them wrote on is as it is there. Whatever can't be said without choosing stays apart, for a person.
import type { Block, BlockId, Rank } from '../document/document.ts';
import { mapInlineContainers } from '../document/walk.ts';
import { canonicalJson } from '../canonical-json.ts';
import { atomsOf, contentOf } from './atoms.ts';
import type { BlockBody } from './block-units.ts';
import {
  earlierOf,
  mergeSuggestions,
  type Later,
} from './merge-suggestions.ts';
import { suggestionForms } from './suggestion-forms.ts';
import {
  decideSuggestions,
  suggestionIdsIn,
  type Decide,
  type Decision,
} from './suggestions.ts';
import { saidOnce, standingOf, type State } from './unit-states.ts';

export type Together = {
  /** What stands by itself first; of several that say the same the one that was made first. */
  readonly states: readonly State<unknown>[];
  /** The body of a block, null where it is gone. */
  readonly value: unknown;
};

/** More are never laid into each other: what a file says may be of anyone. */
const MOST_JOINED = 20;
/** Of so many that were decided each way is tried to come to the same words; of more, all one way or all the other. */
const MOST_TRIED = 6;

/**
 * Of the states of one block. Where all of them can stand together it is the same in every copy; otherwise those that can
 * with what stands in this one. Undefined where there are none.
 */
export function standingTogether(
  states: readonly State<unknown>[],
  copy: string,
): Together | undefined {
  const standing = standingOf(states, copy);
  if (!standing) return undefined;
  const alone = { states: [standing], value: standing.value };
  const said = saidOnce(states).filter(({ value }) => value !== null);
  if (said.length < 2 || said.length > MOST_JOINED) return alone;
  const first = said.find(({ hash }) => hash === standing.hash) ?? standing;
  const others = said.filter((state) => state !== first);
  const all = joinAll(said);
  if (all) return { states: [first, ...others], value: all.body };
  let here = sideOf(first);
  const together = [first];
  for (const state of others) {
    const joined = join(here, sideOf(state));
    if (!joined) continue;
    here = joined;
    together.push(state);
  }
  return together.length === 1 ? alone : { states: together, value: here.body };
}

type Side = {
  readonly body: BlockBody;
  readonly knows: ReadonlySet<string>;
  /** Of the suggestions in it. */
  readonly forms: ReadonlyMap<string, string>;
};

const sideOf = ({ value, knows }: State<unknown>): Side =>
  side(inCanonicalWriting(value as BlockBody), knows ?? []);

function side(body: BlockBody, knows: Iterable<string>): Side {
  const forms = suggestionForms(asBlock(body));
  return {
    body,
    forms,
    knows: new Set([...knows, ...idsIn(body), ...forms.values()]),
  };
}

function joinAll(states: readonly State<unknown>[]): Side | null {
  const [first, ...others] = states.map(sideOf);
  let joined: Side | null = first ?? null;
  for (const other of others) joined = joined && join(joined, other);
  return joined;
}

function join(one: Side, other: Side): Side | null {
  const decidedByOther = decidedBy(other, one);
  const decidedByOne = decidedBy(one, other);
  if (!decidedByOther || !decidedByOne) return null;
  const knows = new Set([...one.knows, ...other.knows]);
  for (const decide of waysToDecide([...decidedByOther, ...decidedByOne])) {
    const ours = decided(one.body, decide);
    const theirs = decided(other.body, decide);
    if (!ours || !theirs) continue;
    const body = joinBodies(ours, theirs, (id) => laterForm(one, other, id));
    if (body) return side(body, knows);
  }
  return null;
}

/**
 * Of what is suggested in the other, what was decided here; null where the other wrote on in some of that, which nobody here
 * had before them.
 */
function decidedBy(here: Side, other: Side): readonly string[] | null {
  const open = idsIn(here.body);
  const decided = [...idsIn(other.body)].filter(
    (id) => !open.has(id) && here.knows.has(id),
  );
  const isSeen = (id: string): boolean => {
    const form = other.forms.get(id);
    return form === undefined || here.knows.has(form);
  };
  return decided.every(isSeen) ? decided : null;
}

/** Whose form of a suggestion that both have is the later one; null where neither went on from the other's. */
function laterForm(
  one: Side,
  other: Side,
  id: string,
): 'ours' | 'theirs' | null {
  const [form, formToo] = [one.forms.get(id), other.forms.get(id)];
  if (form === undefined || formToo === undefined) return null;
  const [isOurs, isTheirs] = [one.knows.has(formToo), other.knows.has(form)];
  return isOurs === isTheirs ? null : isOurs ? 'ours' : 'theirs';
}

/** What both have was there before either of them suggested more, or decided something. */
function joinBodies(
  ours: BlockBody,
  theirs: BlockBody,
  later: Later,
): BlockBody | null {
  const [ones, others] = [idsIn(ours), idsIn(theirs)];
  const withoutOwn: Decide = ({ id }) =>
    ones.has(id) && others.has(id) ? null : 'reject';
  const base = decided(ours, withoutOwn);
  const baseToo = decided(theirs, withoutOwn);
  if (!base || !baseToo) return null;
  const from =
    canonicalJson(base) === canonicalJson(baseToo)
      ? asBlock(base)
      : earlierOf(asBlock(base), asBlock(baseToo), later);
  if (!from) return null;
  const merged = mergeSuggestions(from, asBlock(ours), asBlock(theirs));
  if (!merged) return null;
  const { id: _id, rank: _rank, ...body } = merged;
  return body;
}

/** That something was decided is known, and not how: whichever way comes to the same words. */
function* waysToDecide(decided: readonly string[]): Generator<Decide> {
  const ids = [...decided].sort();
  const ways =
    ids.length > MOST_TRIED
      ? [0, 1]
      : Array.from({ length: 2 ** ids.length }, (_, way) => way);
  for (const way of ways) {
    const decisions = new Map(
      ids.map((id, at): [string, Decision] => [
        id,
        (ids.length > MOST_TRIED ? way : (way >> at) & 1) ? 'accept' : 'reject',
      ]),
    );
    yield ({ id }) => decisions.get(id) ?? null;
  }
}

/** Null where the block would be gone, or a part of the one before it. */
function decided(body: BlockBody, decide: Decide): BlockBody | null {
  const { inserted, deleted, moved, ...rest } = body;
  const come = inserted ? decide(inserted) : null;
  const go = deleted ? decide(deleted) : null;
  if (come === 'reject' || go === 'accept') return null;
  const [block, ...more] = decideSuggestions([asBlock(rest)], decide);
  if (!block || more.length > 0) return null;
  const { id: _id, rank: _rank, ...words } = block;
  return {
    ...(words as BlockBody),
    ...(inserted && come === null && { inserted }),
    ...(deleted && go === null && { deleted }),
    // Where it stands is merged by itself.
    ...(moved && decide(moved) === null && { moved }),
  };
}

const idsIn = (body: BlockBody): Set<string> => suggestionIdsIn(asBlock(body));

/** Alone it has neither a name nor a place. */
const asBlock = (body: BlockBody): Block =>
  ({ ...body, id: 'block' as BlockId, rank: 'a0' as Rank }) as Block;

function inCanonicalWriting(body: BlockBody): BlockBody {
  const {
    id: _id,
    rank: _rank,
    ...words
  } = mapInlineContainers(
    asBlock(body),
    (content) =>
      contentOf(atomsOf(content)).map((part) =>
        part.type === 'footnote'
          ? { ...part, content: contentOf(atomsOf(part.content)) }
          : part,
      ) as typeof content,
  );
  return words;
}

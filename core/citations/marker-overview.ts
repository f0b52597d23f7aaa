// What a person sees of a briefing's markers: each number that waits for its source, where it stands, and which
// numbers are missing. A number that is linked already still counts as occurring.
import type { Block, BlockId, Inline, Marker } from '../document/document.ts';
import {
  citationsOf,
  inlineContainers,
  plainInline,
} from '../document/walk.ts';

export type NumberOccurrence = {
  readonly number: number;
  readonly block: BlockId;
};

function* occurrencesIn(block: Block): Generator<NumberOccurrence> {
  for (const content of inlineContainers(block))
    for (const inline of content)
      if (inline.type === 'marker')
        for (const { number } of inline.references)
          yield { number, block: block.id };
      else if (inline.type === 'footnote')
        for (const { marker } of citationsOf(inline))
          if (marker) yield { number: marker.number, block: block.id };
}

// Blocks are never changed in place, and a pane asks for all of them after each change of one.
const occurrencesOf = new WeakMap<Block, readonly NumberOccurrence[]>();
const placesOf = new WeakMap<
  Block,
  readonly { readonly number: number; readonly place: MarkerPlace }[]
>();

/** Every number of a marker or of a citation that was one, in reading order. */
export function* numberOccurrences(
  blocks: readonly Block[],
): Generator<NumberOccurrence> {
  for (const block of blocks) {
    const known = occurrencesOf.get(block) ?? [...occurrencesIn(block)];
    occurrencesOf.set(block, known);
    yield* known;
  }
}

/** The numbers from 1 to the highest of `occurring` that are not in it. */
export function missingNumbers(occurring: Iterable<number>): number[] {
  const there = new Set(occurring);
  let highest = 0;
  for (const number of there) highest = Math.max(highest, number);
  const missing: number[] = [];
  for (let number = 1; number < highest; number += 1)
    if (!there.has(number)) missing.push(number);
  return missing;
}

const REACH = 60;
const STOPS = /[.!?…]["'”’»)\]]*\s|[。！？](?=.)/gsu;

/** Up to 60 characters ahead of `offset`, from the start of their sentence or of a word. */
function wordsBefore(text: string, offset: number): string {
  const near = text.slice(Math.max(0, offset - REACH), offset);
  const stop = [...near.trimEnd().matchAll(STOPS)].at(-1);
  if (stop) return near.slice(stop.index + stop[0].length);
  if (near.length === offset) return near;
  // Where no space is near, the cut may have left the second half of a surrogate pair.
  const rest = near.replace(/^(?:\S*?\s|[\uDC00-\uDFFF])/, '');
  return `…${rest}`;
}

/** Up to 60 characters from `offset`, to the end of their sentence or of a word. */
function wordsAfter(text: string, offset: number): string {
  const near = text.slice(offset, offset + REACH);
  const [stop] = near.matchAll(STOPS);
  if (stop) return near.slice(0, stop.index + stop[0].length);
  if (offset + near.length === text.length) return near;
  const rest = near.replace(/(?:\s\S*|[\uD800-\uDBFF])$/, '');
  return `${rest}…`;
}

export type MarkerPlace = {
  readonly block: BlockId;
  /** The sentence around the marker, or as much as is near it, on one line; the marker as it is written. */
  readonly context: string;
};

export type MarkerOverview = {
  /** In rising order of their numbers; `count` is the number of places. */
  readonly markers: readonly {
    readonly number: number;
    readonly count: number;
    readonly places: readonly MarkerPlace[];
  }[];
  /** The numbers from 1 to the highest that occur nowhere, linked or not. */
  readonly gaps: readonly number[];
};

/** Each marker of `content` with its context. */
function* contexts(
  content: readonly Inline[],
): Generator<{ marker: Marker; context: string }> {
  if (!content.some(({ type }) => type === 'marker')) return;
  const text = plainInline(content);
  let offset = 0;
  for (const inline of content) {
    const end = offset + plainInline([inline]).length;
    if (inline.type === 'marker') {
      const context = `${wordsBefore(text, offset)}${inline.text}${wordsAfter(text, end)}`;
      yield {
        marker: inline,
        context: context.replace(/[\n\r\t]+/g, ' ').trim(),
      };
    }
    offset = end;
  }
}

function placesIn(
  block: Block,
): readonly { readonly number: number; readonly place: MarkerPlace }[] {
  const known = placesOf.get(block);
  if (known) return known;
  const made = [...inlineContainers(block)].flatMap((content) =>
    [...contexts(content)].flatMap(({ marker, context }) =>
      marker.references.map(({ number }) => ({
        number,
        place: { block: block.id, context },
      })),
    ),
  );
  placesOf.set(block, made);
  return made;
}

/** The numbers that wait for their source, and the gaps. A number that a marker has twice has two places. */
export function markerOverview(blocks: readonly Block[]): MarkerOverview {
  const places = new Map<number, MarkerPlace[]>();
  for (const block of blocks)
    for (const { number, place } of placesIn(block)) {
      const known = places.get(number);
      if (known) known.push(place);
      else places.set(number, [place]);
    }
  const occurrences = Array.from(
    numberOccurrences(blocks),
    ({ number }) => number,
  );
  return {
    markers: [...places]
      .sort(([a], [b]) => a - b)
      .map(([number, found]) => ({
        number,
        count: found.length,
        places: found,
      })),
    gaps: missingNumbers(occurrences),
  };
}

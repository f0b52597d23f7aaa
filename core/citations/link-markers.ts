// Several numbers linked at once, each with its source: the same as one after the other.
import type { Block, Locator, SourceId } from '../document/document.ts';
import { markersOf } from '../document/walk.ts';
import { linkMarker } from './link-marker.ts';

export type NumberLink = {
  readonly number: number;
  readonly source: SourceId;
  readonly locator: Locator | null;
};

/** As `linkMarker`, for each of `links` in its order; `linked` counts the places of each number that was there. */
export function linkMarkers(
  blocks: readonly Block[],
  links: readonly NumberLink[],
  newId: (kind: 'footnote' | 'citation' | 'marker') => string,
): { changed: Block[]; linked: Map<number, number> } {
  const changed: Block[] = [];
  const linked = new Map<number, number>();
  for (const block of blocks) {
    const there = new Set(
      markersOf([block]).flatMap(({ marker }) =>
        marker.references.map(({ number }) => number),
      ),
    );
    if (there.size === 0) continue;
    let now: Block = block;
    for (const { number, source, locator } of links) {
      if (!there.has(number)) continue;
      const step = linkMarker([now], number, source, locator, newId);
      now = step.changed[0] ?? now;
      if (step.linked > 0)
        linked.set(number, (linked.get(number) ?? 0) + step.linked);
    }
    if (now !== block) changed.push(now);
  }
  return { changed, linked };
}

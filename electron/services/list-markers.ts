// The numbers that wait for their source, list by list where the numbering begins anew.
import { markerOverview } from '#core/citations/marker-overview.ts';
import { foundStarts, markerRuns } from '#core/citations/marker-runs.ts';
import type { Output } from '#core/contract.ts';
import type { Block } from '#core/document/document.ts';

export function listMarkers(blocks: readonly Block[]): Output<'markers.list'> {
  const overviews = markerRuns(blocks, foundStarts(blocks)).map((run) =>
    markerOverview(run.blocks),
  );
  const [only, ...others] = overviews;
  if (only && others.length === 0) return only;
  const gaps = new Set(overviews.flatMap((overview) => overview.gaps));
  return {
    markers: overviews.flatMap(({ markers }, at) =>
      markers.map((marker) => ({ ...marker, list: at + 1 })),
    ),
    gaps: [...gaps].sort((a, b) => a - b),
    lists: overviews.length,
  };
}

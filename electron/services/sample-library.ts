// What the sample library holds on a first run: the sample finished, and the same text as it came in, to try linking on.
import { linkMarker } from '#core/citations/link-marker.ts';
import type { Block, BriefingId, SourceId } from '#core/document/document.ts';
import { newId, now } from '../clock.ts';
import { insertBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import { findSource, insertSources } from '../database/sources.ts';
import { readSample } from './sample.ts';

/** For a library that is empty. All of it comes in, or, where something throws, nothing. */
export function fillSampleLibrary(library: Library, resources: string): void {
  saving(library, () => {
    fill(library, resources);
  });
}

function fill(library: Library, resources: string): void {
  const stamp = { at: now(), author: 'Precis sample' };
  const { document, sources, links } = readSample(resources);
  insertSources(
    library,
    sources.sources.map(({ citekey, item, raw }) => ({
      id: newId() as SourceId,
      citekey,
      item,
      raw,
    })),
    stamp,
  );
  const raw = readSample(resources).document;
  insertBriefing(
    library,
    newId() as BriefingId,
    { ...raw, title: `${raw.title} (markers to link)` },
    stamp,
  );
  let blocks: readonly Block[] = document.blocks;
  for (const [number, citekey] of links) {
    const source = findSource(library, citekey);
    if (!source) throw new Error(`the sample has no source ${citekey}`);
    const { changed } = linkMarker(blocks, number, source.id, null, newId);
    const byId = new Map(changed.map((block) => [block.id, block]));
    blocks = blocks.map((block) => byId.get(block.id) ?? block);
  }
  insertBriefing(
    library,
    newId() as BriefingId,
    { ...document, blocks },
    { ...stamp, at: now() },
  );
}

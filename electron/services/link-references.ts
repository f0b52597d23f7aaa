// Links the markers of a briefing by a reference list in a file of text: sources that are made and places that are linked
// come in one transaction.
import { basename } from 'node:path';
import { citekeyFor } from '#core/citations/citekey.ts';
import { linkMarkers, type NumberLink } from '#core/citations/link-markers.ts';
import {
  matchList,
  waitingPlaces,
  type MatchedEntry,
} from '#core/citations/match-list.ts';
import type { Source } from '#core/citations/source.ts';
import { decodeText } from '#core/convert/decode-text.ts';
import { parseReference } from '#core/convert/parse-reference.ts';
import {
  MAX_LIST_LENGTH,
  readReferenceList,
} from '#core/convert/reference-list.ts';
import type { Input, Output } from '#core/contract.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import { insertSources, listSources } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import { blocksOfList } from './blocks-of-list.ts';
import { readInputFile } from './read-input-file.ts';
import { saveChangedBlocks } from './save-changed-blocks.ts';

type Entry = Output<'markers.linkReferences'>['entries'][number];

/** Four bytes is the most that a character takes. */
const MAX_BYTES = MAX_LIST_LENGTH * 4;

/**
 * Throws AppError 'not-found' where the briefing isn't there, 'bad-input' where the file is no list, has no entry, or
 * several lists of numbers are in the text and none was named.
 */
export async function linkReferences(
  library: Library,
  { briefing: id, path, make, list }: Input<'markers.linkReferences'>,
  stamp: Stamp,
): Promise<Output<'markers.linkReferences'>> {
  const bytes = await readInputFile(path, MAX_BYTES, 'keep the list alone');
  const references = readReferenceList(decodeText(bytes, basename(path)));
  if (references.entries.length === 0)
    throw new AppError(
      'bad-input',
      `${basename(path)} has no entry: a reference list has lines such as “[1] Okafor, I. (2019) …”.`,
    );
  return saving(library, () => {
    const briefing = id as BriefingId;
    const { document } = readBriefing(library, briefing);
    const numbers = references.entries.map(({ number }) => number);
    const blocks = blocksOfList(
      document.blocks,
      list,
      'numbers of this list wait',
      (some) => {
        const waiting = waitingPlaces(some);
        return numbers.some((number) => waiting.has(number));
      },
    );
    const sources = listSources(library);
    const taken = new Set(sources.map(({ citekey }) => citekey));
    const made: Source[] = [];
    const links: NumberLink[] = [];
    const link = (number: number, source: SourceId): void => {
      links.push({ number, source, locator: null });
    };
    const entryOf = ({ sure, matches, ...entry }: MatchedEntry): Entry => {
      const [first] = matches;
      const { number, text, places } = entry;
      const known = {
        number,
        text,
        places,
        source: first?.source.citekey ?? null,
        score: first?.score ?? null,
        rest: '',
      };
      if (places === 0) return { ...known, outcome: 'not-in-text' };
      if (sure) {
        link(number, sure.id);
        return { ...known, outcome: 'linked' };
      }
      // What may be a source of the library is not made a second time.
      if (!make || first) return { ...known, outcome: 'left' };
      const { item, rest } = parseReference(text);
      const citekey = citekeyFor(item, taken);
      taken.add(citekey);
      const source = { id: newId() as SourceId, citekey, item };
      made.push(source);
      link(number, source.id);
      return { ...known, outcome: 'made', source: citekey, score: null, rest };
    };
    const entries = matchList(references, sources, blocks).map(entryOf);
    insertSources(library, made, stamp);
    const { changed, linked } = linkMarkers(blocks, links, newId);
    if (changed.length > 0)
      saveChangedBlocks(library, briefing, changed, stamp);
    const count = [...linked.values()].reduce((sum, places) => sum + places, 0);
    return { entries, left: [...references.left], linked: count };
  });
}

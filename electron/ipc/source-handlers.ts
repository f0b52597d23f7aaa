// The methods of the source library.
import { findDuplicates } from '#core/citations/find-duplicates.ts';
import type { Handlers } from '#core/contract.ts';
import type { SourceId } from '#core/document/document.ts';
import { now } from '../clock.ts';
import {
  differentSources,
  setDifferent,
} from '../database/different-sources.ts';
import { excerptsOf } from '../database/excerpts.ts';
import type { Library } from '../database/open.ts';
import { attachmentsOf } from '../database/source-attachments.ts';
import {
  binSources,
  eraseSources,
  restoreSources,
} from '../database/source-bin.ts';
import { readSourceDetails } from '../database/source-details.ts';
import { listSourceUses, whereCited } from '../database/source-uses.ts';
import {
  changeSource,
  listSources,
  readSources,
  type SourceChange,
} from '../database/sources.ts';
import { changeSourceTags, type TagChange } from '../database/tags.ts';
import type { SourceReader } from '../importing/source-reader.ts';
import { createSources } from '../services/create-sources.ts';
import { duplicateSources } from '../services/duplicate-sources.ts';
import { exportSources } from '../services/export-sources.ts';
import { createSource } from '../services/keep-source.ts';
import { settleConflicts } from '../services/keep-sources.ts';
import { takePdf } from '../services/take-pdf.ts';
import { takeExcerptFile } from '../services/take-excerpt.ts';
import { mergeIntoSource } from '../services/merge-sources.ts';
import { undoableMerges, undoMerge } from '../services/undo-merge.ts';

type SourceHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `sources.${string}` | 'excerpts.takeFile'>
>;

export function sourceHandlers({
  library,
  author,
  reader,
}: {
  readonly library: Library;
  readonly author: string;
  readonly reader: SourceReader;
}): SourceHandlers {
  const stamp = (): { at: string; author: string } => ({ at: now(), author });
  return {
    'sources.list': () => ({ sources: listSources(library) }),
    'sources.open': ({ id }) => ({
      ...readSourceDetails(library, id as SourceId),
      undoable: undoableMerges(library, id as SourceId),
      attachments: attachmentsOf(library, id as SourceId),
      excerpts: excerptsOf(library, id as SourceId),
    }),
    'sources.create': (input) => ({
      source: createSource(library, input, stamp()),
    }),
    'sources.createAll': (input) => ({
      sources: createSources(library, input, stamp()),
    }),
    'sources.takePdf': ({ bytes, name, into }, signal) =>
      takePdf(Buffer.from(bytes, 'base64'), name, into, {
        ...{ library, reader, signal, stamp: stamp() },
      }),
    'sources.change': (input) => {
      changeSource(library, input as SourceChange, stamp());
      const [source] = readSources(library, [input.id as SourceId]);
      if (!source) throw new Error('The changed source is not there.');
      return { source };
    },
    'excerpts.takeFile': (input) => takeExcerptFile(library, input, now()),
    'sources.uses': () => ({ uses: listSourceUses(library) }),
    'sources.whereCited': ({ id }) => ({
      briefings: whereCited(library, id as SourceId),
    }),
    'sources.duplicates': () => ({
      groups: findDuplicates(
        listSources(library).filter(({ binned }) => binned === undefined),
        differentSources(library),
      ),
    }),
    'sources.settle': (input) => settleConflicts(library, input, stamp()),
    'sources.export': (input) => exportSources(library, input),
    'sources.merge': (input) => mergeIntoSource(library, input, stamp()),
    'sources.undoMerge': ({ into, undo }) => ({
      briefings: undoMerge(library, { into: into as SourceId, undo }, stamp()),
    }),
    'sources.setDifferent': ({ pairs, different }) => ({
      pairs: setDifferent(
        library,
        pairs as [SourceId, SourceId][],
        different,
      ).map(([one, other]) => [one, other]),
    }),
    'sources.tag': ({ changes }) => ({
      undo: changeSourceTags(library, changes as TagChange<'source'>[]),
    }),
    'sources.bin': ({ ids, cited = false }) => ({
      ids: binSources(library, ids as SourceId[], { at: now(), cited }),
    }),
    'sources.restore': ({ ids }) => ({
      ids: restoreSources(library, ids as SourceId[]),
    }),
    'sources.erase': ({ ids }) => ({
      ids: eraseSources(library, ids as SourceId[], stamp()),
    }),
    'sources.duplicate': ({ ids }) => ({
      ids: duplicateSources(library, ids as SourceId[], stamp()),
    }),
  };
}

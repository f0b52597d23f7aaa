// Sources of a file into the library, in one transaction: what is new comes in, what the library has already is not
// doubled, what only the file changed is changed. What a person and the file both changed is left to be asked, or comes in
// beside.
import { setImmediate } from 'node:timers/promises';
import { citekeyFor } from '#core/citations/citekey.ts';
import {
  matchIncoming,
  reconcile,
  saysSame,
} from '#core/citations/reimport.ts';
import type { CslItem, Source } from '#core/citations/source.ts';
import type { Input, Output } from '#core/contract.ts';
import type { RawRecord } from '#core/convert/imported-source.ts';
import type { SourceId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import {
  insertSources,
  listSources,
  listSourcesInParts,
  rawRecordOf,
  readSources,
  renewSource,
  type NewSource,
} from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import type { ReadSource } from '../importing/import-messages.ts';
import { inParts } from './in-parts.ts';

type Report = Output<'files.import'>;
export type KeptSources = {
  /** One an entry, in their order. */
  readonly sources: Report['sources'];
  readonly conflicts: Report['conflicts'];
  readonly remarks: { readonly entry: string; readonly remark: string }[];
};

export type KeepContext = {
  readonly library: Library;
  readonly stamp: Stamp;
  /** What kept records were read as. */
  readonly readRecords: (
    records: readonly RawRecord[],
  ) => Promise<readonly (CslItem | null)[]>;
  /** Whether conflicts are left for a person; otherwise the newcomer comes in under a key of its own. */
  readonly ask: boolean;
};

type Renewal = {
  readonly source: Source;
  readonly item: CslItem;
  readonly raw: RawRecord;
};

type Said = { readonly format: string; readonly item: CslItem | null };

/** What the files of these said when they were read; those that came from no file are left out. */
async function recordsOf(
  library: Library,
  sources: readonly Source[],
  readRecords: KeepContext['readRecords'],
): Promise<Map<Source, Said>> {
  const found = sources.flatMap((source) => {
    const record = rawRecordOf(library, source.id);
    return record ? [{ source, record }] : [];
  });
  const items = await readRecords(
    found.map(({ record }) => record as RawRecord),
  );
  return new Map(
    found.map(({ source, record }, index) => [
      source,
      { format: record.format, item: items[index] ?? null },
    ]),
  );
}

// A few milliseconds' worth.
const AT_ONCE = 500;

/** Throws AppError 'conflict' where a source was changed while the file was read; nothing is kept then. */
export async function keepSources(
  incoming: readonly ReadSource[],
  { library, stamp, readRecords, ask }: KeepContext,
): Promise<KeptSources> {
  const there = await inParts(listSourcesInParts(library));
  const byKey = new Map(there.map((source) => [source.citekey, source]));
  const said = await recordsOf(
    library,
    incoming.flatMap(({ citekey, item }) => {
      const source = byKey.get(citekey);
      return source && !saysSame(source.item, item) ? [source] : [];
    }),
    readRecords,
  );
  const matches = await inParts(
    matchIncoming(incoming, there, (source) => said.get(source)?.item ?? null),
  );
  const others = matches.flatMap((match) =>
    match.kind === 'differs' && !said.has(match.source) ? [match.source] : [],
  );
  for (const [source, record] of await recordsOf(library, others, readRecords))
    said.set(source, record);

  const taken = new Set(there.map(({ citekey }) => citekey));
  // A key that the file has for an entry of its own is not given to another one.
  const avoided = new Set([
    ...taken,
    ...incoming.map(({ citekey }) => citekey),
  ]);
  const kept: KeptSources = { sources: [], conflicts: [], remarks: [] };
  const fresh: NewSource[] = [];
  const renewed: Renewal[] = [];
  const comeIn = (entry: ReadSource, why: string): void => {
    const citekey = taken.has(entry.citekey)
      ? citekeyFor(entry.item, avoided)
      : entry.citekey;
    const id = newId() as SourceId;
    taken.add(citekey);
    avoided.add(citekey);
    fresh.push({
      id,
      citekey,
      item: entry.item,
      raw: entry.raw,
      // They have its citekey in them.
      ...(citekey === entry.citekey && { tokens: entry.tokens }),
    });
    kept.sources.push({ id, citekey, became: 'new' });
    if (citekey !== entry.citekey && entry.keyed)
      kept.remarks.push({
        entry: citekey,
        remark: `@${entry.citekey} ${why}: this one came in as @${citekey}.`,
      });
  };
  for (const [index, entry] of incoming.entries()) {
    if (index % AT_ONCE === 0) await setImmediate();
    const match = matches[index];
    if (!match || match.kind === 'new') {
      comeIn(entry, 'is taken by another source');
      continue;
    }
    const { source } = match;
    const { id, citekey } = source;
    if (source.binned !== undefined)
      kept.remarks.push({
        entry: citekey,
        remark: `@${citekey} is in the bin and stays there: restore it to cite it.`,
      });
    const before = said.get(source);
    const reconciled =
      match.kind === 'same'
        ? null
        : reconcile(
            before?.item ?? null,
            source.item,
            entry.item,
            before?.format === entry.raw.format && citekey === entry.citekey,
          );
    if (
      !reconciled ||
      (reconciled.fields.length === 0 && saysSame(reconciled.mine, source.item))
    )
      kept.sources.push({ id, citekey, became: 'unchanged' });
    else if (reconciled.fields.length === 0) {
      renewed.push({ source, item: reconciled.mine, raw: entry.raw });
      kept.sources.push({ id, citekey, became: 'updated' });
    } else if (ask) {
      kept.sources.push({ id, citekey, became: 'conflict' });
      kept.conflicts.push({
        id,
        citekey,
        fields: [...reconciled.fields],
        now: source.item,
        mine: reconciled.mine,
        theirs: reconciled.theirs,
        entry: { citekey: entry.citekey, item: entry.item, raw: entry.raw },
      });
    } else comeIn(entry, 'was changed here and in the file');
  }
  await setImmediate();
  saving(library, () => {
    renew(library, renewed, stamp);
    insertSources(library, fresh, stamp);
  });
  return kept;
}

function renew(
  library: Library,
  renewals: readonly Renewal[],
  stamp: Stamp,
): void {
  const now = readSources(
    library,
    renewals.map(({ source }) => source.id),
  );
  for (const [index, { source, item, raw }] of renewals.entries()) {
    const found = now[index];
    if (found?.id !== source.id || !saysSame(found.item, source.item))
      throw new AppError(
        'conflict',
        `@${source.citekey} was changed while the file was read: nothing was taken in; import it again.`,
      );
    renewSource(library, { id: source.id, item, raw }, stamp);
  }
}

/** What a person said of conflicts, in one transaction. Throws AppError 'conflict' where a source is not as it was shown. */
export function settleConflicts(
  library: Library,
  { choices }: Input<'sources.settle'>,
  stamp: Stamp,
): Output<'sources.settle'> {
  const taken = new Set(listSources(library).map(({ citekey }) => citekey));
  const added: { id: SourceId; citekey: string }[] = [];
  saving(library, () => {
    for (const { conflict, take } of choices) {
      const { id, citekey, now, entry } = conflict;
      const renewal = (item: CslItem): void => {
        const source = { id: id as SourceId, citekey, item: now };
        renew(library, [{ source, item, raw: entry.raw }], stamp);
      };
      if (take === 'theirs') renewal(conflict.theirs);
      // The file's words are the ones that it said last, so that the same question does not come again.
      else if (take === 'mine') renewal(conflict.mine);
      else {
        const key = taken.has(entry.citekey)
          ? citekeyFor(entry.item, taken)
          : entry.citekey;
        const source = {
          id: newId() as SourceId,
          citekey: key,
          item: entry.item,
          raw: entry.raw,
        };
        taken.add(key);
        insertSources(library, [source], stamp);
        added.push({ id: source.id, citekey: key });
      }
    }
  });
  return { added };
}

// Makes a review package of a briefing: what it says, who is known to have changed what, the sources that it cites with
// their excerpts, its review, and, by choice, the files of its sources. It is read back before it takes its name.
import { basename } from 'node:path';
import type {
  BriefingDocument,
  BriefingId,
  Image,
  SourceId,
} from '#core/document/document.ts';
import { DOCUMENT_VERSION } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { AppError } from '#core/errors.ts';
import type { BlockBody } from '#core/review/block-units.ts';
import { mergeBriefings, unitOf } from '#core/review/merge-briefings.ts';
import { statesThatStand } from '#core/review/unit-states.ts';
import { newId } from '../clock.ts';
import { recordActivity } from '../database/activity.ts';
import {
  attachmentFacts,
  fileOf,
  hashOfFile,
  readAttachment,
} from '../database/attachments.ts';
import { isBinned } from '../database/bin.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { readBriefing } from '../database/briefings.ts';
import { readOwnStyle } from '../database/citation-styles.ts';
import { excerptsOf } from '../database/excerpts.ts';
import type { Library } from '../database/open.ts';
import { copyOf, insertPackage, keepCopy } from '../database/packages.ts';
import { reading, saving } from '../database/query.ts';
import { readReviewRows, reviewTables } from '../database/review-rows.ts';
import { attachmentsOf } from '../database/source-attachments.ts';
import { readSourceDetails } from '../database/source-details.ts';
import { findSource } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import { findOwnTemplate } from '../database/templates.ts';
import { openPackage } from '../packages/open-package.ts';
import { MAX_PACKAGE_BYTES } from '../packages/package-format.ts';
import {
  writePackage,
  type PackageContent,
} from '../packages/write-package.ts';
import {
  hashOf,
  readCopyStates,
  sourcesCitedIn,
  writeCopyStates,
  writtenUnit,
} from './copy-states.ts';
import { parentOfStyle } from './printed-forms.ts';
import { checkPlace, writeProvenFile } from './write-export.ts';

export type MakePackage = {
  readonly briefing: BriefingId;
  readonly out: string;
  /** With the files of the sources. The images of the text are always in it. */
  readonly attachments: boolean;
};

export type MadePackage = {
  readonly file: string;
  readonly id: string;
  readonly proof: {
    readonly ok: boolean;
    readonly footnotes: { readonly expected: number; readonly found: number };
    readonly headings: { readonly expected: number; readonly found: number };
    readonly missing: string[];
  };
};

/** Throws AppError; then there is no file, and the library is as it was. */
export async function makePackage(
  library: Library,
  { briefing, out, attachments }: MakePackage,
  stamp: Stamp,
  signal: AbortSignal,
): Promise<MadePackage> {
  await checkPlace(out, library.folder);
  const key = reading(library, () => briefingKey(library, briefing));
  if (isBinned(library, briefing))
    throw new AppError(
      'conflict',
      'This briefing is in the bin, so no package was made: take it out of the bin first.',
    );
  const content = saving(library, () =>
    contentOf(library, briefing, key, attachments, stamp),
  );
  const { file, proof } = await writeProvenFile(
    out,
    (passing) =>
      writePackage(passing, content, {
        bytesOf: (sha256) => readAttachment(library, sha256),
        signal,
      }),
    (passing) => prove(passing, content),
  );
  saving(library, () => {
    const name = basename(out);
    insertPackage(library, key, {
      id: content.info.id,
      direction: 'made',
      file: name,
      author: stamp.author,
      made: stamp.at,
      at: stamp.at,
      outcome: null,
    });
    recordActivity(
      library,
      key,
      { kind: 'package.made', package: content.info.id, file: name },
      stamp,
    );
  });
  return { file, id: content.info.id, proof };
}

/** Writes down what is handed on: what is changed from here on is a change of its own. */
function contentOf(
  library: Library,
  briefing: BriefingId,
  key: number,
  withFiles: boolean,
  stamp: Stamp,
): PackageContent {
  const { document, created } = readBriefing(library, briefing);
  let copy = copyOf(library, key);
  if (copy === null) {
    copy = newId();
    keepCopy(library, key, copy);
  }
  const { current, rows, states } = readCopyStates({
    library,
    key,
    document,
    copy,
    stamp,
  });
  const { conflicts } = mergeBriefings(states, copy);
  const open = new Set(conflicts.map(({ unit }) => unit));
  const units = [...states]
    .filter(([, of]) => of.length > 0)
    .map(([unit, of]) => {
      const hash = current.get(unit)?.hash ?? null;
      const before = rows.get(unit);
      const stood =
        before?.stands === hash
          ? before.stood
          : of.filter((state) => state.hash === hash).map(({ id }) => id);
      const { kind } = unitOf(unit);
      return writtenUnit(
        unit,
        of,
        { hash, stood },
        open.has(unit) ||
          (kind === 'source' && of.some((state) => state.hash !== hash)) ||
          // What may be laid into the text by now is not in it before the next merge.
          (kind === 'block' && statesThatStand(of, stood).length < of.length),
      );
    });
  writeCopyStates(library, key, rows, units);
  const kept = units.flatMap(({ unit, states }) =>
    unitOf(unit).kind === 'block'
      ? states.flatMap(({ value, removed }) =>
          [value, removed?.was].filter(
            (body) => body !== undefined && body !== null,
          ),
        )
      : [],
  ) as BlockBody[];
  const bodies = [...document.blocks, ...kept];
  const sources = sourcesCitedIn(bodies).flatMap((id) => {
    const found = findSource(library, id);
    return found === null ? [] : [packedSource(library, found.id)];
  });
  const images = bodies
    .filter((body): body is Image => body.type === 'image')
    .map(({ attachment }) => attachment);
  const ids = new Set(sources.map(({ id }) => id));
  const cited = new Set<string>(ids);
  return {
    info: {
      id: newId(),
      briefing,
      copy,
      author: stamp.author,
      at: stamp.at,
      created,
      document: DOCUMENT_VERSION,
    },
    document,
    units: units
      .filter(({ unit, states }) => {
        const { kind, id } = unitOf(unit);
        if (kind === 'source') return cited.has(id);
        if (kind !== 'excerpt') return true;
        const value = current.get(unit)?.value ?? states[0]?.value;
        return cited.has((value as { source?: string } | null)?.source ?? '');
      })
      .map(({ open: _open, ...unit }) => ({
        ...unit,
        stood: [...unit.stood],
        states: unit.states.map((state) => ({
          ...state,
          removed: state.removed && {
            was: state.removed.was,
            into: [...state.removed.into],
          },
          knows: state.knows && [...state.knows],
        })),
      })),
    sources,
    excerpts: sources.flatMap(({ id }) =>
      excerptsOf(library, id as SourceId).map((excerpt) => ({
        ...excerpt,
        source: id,
      })),
    ),
    styles: ownStyles(library, document),
    templates: ownTemplates(library, document),
    attachments: filesOf(
      library,
      sources.flatMap(({ files }) => files.map(({ sha256 }) => sha256)),
      images,
      withFiles,
    ),
    rows: reviewTables.flatMap((table) =>
      readReviewRows(library, key, table, stamp.author).map((row) => ({
        table,
        row: { ...row },
      })),
    ),
  };
}

function packedSource(
  library: Library,
  id: SourceId,
): PackageContent['sources'][number] {
  const details = readSourceDetails(library, id);
  const { source, notes, standing, standingNote, raw } = details;
  return {
    id,
    citekey: source.citekey,
    item: source.item,
    notes,
    citeAs: source.citeAs ?? null,
    standing,
    standingNote,
    raw,
    files: attachmentsOf(library, id).map(
      ({ sha256, fileName, captured, printed }) => ({
        sha256,
        fileName,
        captured,
        printed,
      }),
    ),
  };
}

/** One that only names another one of the library's own comes behind that. */
function ownStyles(
  library: Library,
  { style }: BriefingDocument,
): { id: string; csl: string }[] {
  const csl = readOwnStyle(library, style);
  if (csl === null) return [];
  const parent = parentOfStyle(csl);
  const other = parent === null ? null : readOwnStyle(library, parent);
  return [
    ...(parent !== null && other !== null ? [{ id: parent, csl: other }] : []),
    { id: style, csl },
  ];
}

function ownTemplates(
  library: Library,
  { template }: BriefingDocument,
): { id: string; body: unknown }[] {
  const own = findOwnTemplate(library, template);
  return own === null ? [] : [{ id: template, body: own.template }];
}

/** Of files that the library has lost it says that they were there, and no more. */
function filesOf(
  library: Library,
  ofSources: readonly string[],
  images: readonly string[],
  withFiles: boolean,
): PackageContent['attachments'] {
  const here = new Set([...(withFiles ? ofSources : []), ...images]);
  let size = 0;
  return [...new Set([...ofSources, ...images])].map((sha256) => {
    const { bytes, mediaType } = attachmentFacts(library, sha256) ?? {
      bytes: 0,
      mediaType: 'application/octet-stream',
    };
    const whole =
      here.has(sha256) && hashOfFile(fileOf(library, sha256)) === sha256;
    if (whole) size += bytes;
    if (size > MAX_PACKAGE_BYTES - 2 ** 28)
      throw new AppError(
        'bad-input',
        'The files of its sources are too large for one package, so none was made: make it without attachments.',
      );
    return { sha256, bytes, mediaType, here: whole };
  });
}

/** What is read back must be what was to be handed on, word for word. */
async function prove(
  file: string,
  content: PackageContent,
): Promise<MadePackage['proof']> {
  const { document, units } = content;
  const found = await openPackage(file);
  try {
    const headings = ({ blocks }: BriefingDocument): number =>
      blocks.filter(({ type }) => type === 'heading').length;
    const missing = document.blocks.filter(
      (block, place) =>
        hashOf(block) !== hashOf(found.document.blocks[place] ?? null),
    );
    const whole =
      hashOf(found.document) === hashOf(document) &&
      hashOf(found.rows) === hashOf(content.rows) &&
      hashOf(found.sources) === hashOf(content.sources) &&
      found.units.length === units.length;
    return {
      ok: whole,
      footnotes: {
        expected: footnotesOf(document.blocks).length,
        found: footnotesOf(found.document.blocks).length,
      },
      headings: {
        expected: headings(document),
        found: headings(found.document),
      },
      missing: missing.map(
        ({ id }) =>
          `The block ${id} is not in the package as it stands in the briefing.`,
      ),
    };
  } finally {
    await found.close();
  }
}

/** The files of the sources that the briefing cites, which go with it by choice. */
export function packageFiles(
  library: Library,
  briefing: BriefingId,
): { files: number; bytes: number } {
  return reading(library, () => {
    const { document } = readBriefing(library, briefing);
    const sizes = new Map(
      sourcesCitedIn(document.blocks).flatMap((id) =>
        findSource(library, id) === null
          ? []
          : attachmentsOf(library, id).map(
              ({ sha256, bytes }) => [sha256, bytes] as const,
            ),
      ),
    );
    return {
      files: sizes.size,
      bytes: [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0),
    };
  });
}

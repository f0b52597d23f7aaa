// What a package brings besides its briefing: files, one's own style and template, sources and what was read out of them.
// Other briefings rest on what the library has of these, so that they are added to it, and nothing of it is changed.
import { isDay } from '#core/document/date-in-words.ts';
import type { Image, Locator, SourceId } from '#core/document/document.ts';
import { templateSchema } from '#core/document/template.ts';
import { unitOf } from '#core/review/merge-briefings.ts';
import type { Current, State } from '#core/review/unit-states.ts';
import { fileKind, hasText } from '../attachments/file-kind.ts';
import { awaitText } from '../database/attachment-texts.ts';
import {
  attachmentFacts,
  attachmentKept,
  putAttachment,
  takeBack,
} from '../database/attachments.ts';
import { keepOwnStyle, readOwnStyle } from '../database/citation-styles.ts';
import { hasExcerpt, insertExcerpt } from '../database/excerpts.ts';
import type { Library } from '../database/open.ts';
import { linkAttachment } from '../database/source-attachments.ts';
import { keyOfSource } from '../database/source-key.ts';
import {
  changeSource,
  hasOtherCitekey,
  insertSources,
} from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import { findOwnTemplate, insertTemplate } from '../database/templates.ts';
import type { OpenPackage } from '../packages/open-package.ts';
import { plainName } from './attach-file.ts';
import { checkImage } from './check-image.ts';
import { checkStyle } from './own-styles.ts';

/** The bytes that the package brings and the library lacks, one file at a time. Returns those that are new. */
export async function keepFiles(
  found: OpenPackage,
  {
    library,
    signal,
    progress,
  }: {
    readonly library: Library;
    readonly signal: AbortSignal;
    readonly progress?: ((done: number, all: number) => void) | undefined;
  },
): Promise<string[]> {
  const images = new Set(
    found.document.blocks
      .filter((block): block is Image => block.type === 'image')
      .map(({ attachment }) => attachment),
  );
  const names = new Map(
    found.sources.flatMap(({ files }) =>
      files.map(({ sha256, fileName }) => [sha256, plainName(fileName)]),
    ),
  );
  const kept: string[] = [];
  try {
    for (const [done, { sha256, here }] of found.attachments.entries()) {
      progress?.(done, found.attachments.length);
      // Each is read and written at once: between two there is time to stop.
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      if (!here || attachmentKept(library, sha256)) continue;
      const bytes = found.bytesOf(sha256);
      const name = names.get(sha256) ?? 'Image';
      const mediaType = images.has(sha256)
        ? checkImage(bytes, name)
        : fileKind(bytes, name).mediaType;
      putAttachment(library, bytes, mediaType);
      kept.push(sha256);
    }
  } catch (error) {
    for (const sha256 of kept) takeBack(library, sha256);
    throw error;
  }
  return kept;
}

/** The style and the template that the briefing has, where they are somebody's own and this library lacks them. */
export function keepForms(
  found: OpenPackage,
  {
    library,
    resources,
    stamp,
  }: {
    readonly library: Library;
    readonly resources: string;
    readonly stamp: Stamp;
  },
): void {
  for (const { id, csl } of found.styles)
    if (id.startsWith('own-') && readOwnStyle(library, id) === null)
      keepOwnStyle(
        library,
        { ...checkStyle(library, resources, csl), id },
        csl,
        stamp,
      );
  for (const { id, body } of found.templates) {
    const template = templateSchema.safeParse(body);
    if (
      template.success &&
      template.data.id === id &&
      id.startsWith('own-') &&
      findOwnTemplate(library, id) === null
    )
      insertTemplate(library, template.data, null, stamp);
  }
}

/**
 * Sources that the library lacks come in under their ids. One that it has stays as it is: what the package says otherwise of
 * it is for a person to choose, as other briefings rest on it. Excerpts and files are added, never changed or taken away.
 */
export function keepSources(
  found: OpenPackage,
  library: Library,
  stamp: Stamp,
): void {
  for (const packed of found.sources) {
    const id = packed.id as SourceId;
    if (keyOfSource(library, id) !== null) continue;
    const { item, raw, notes, citeAs, standing, standingNote } = packed;
    const citekey = freeCitekey(library, packed.citekey);
    insertSources(library, [{ id, citekey, item, ...(raw && { raw }) }], stamp);
    if (notes !== '' || citeAs || standing !== 'current' || standingNote !== '')
      changeSource(
        library,
        {
          id,
          citekey,
          item,
          notes,
          citeAs,
          standing,
          standingNote,
        },
        stamp,
      );
  }
  for (const { id, files } of found.sources)
    for (const { sha256, fileName, captured, printed } of files) {
      if (!attachmentKept(library, sha256)) continue;
      const day =
        captured !== null && isDay(captured.slice(0, 10)) ? captured : null;
      linkAttachment(
        library,
        id as SourceId,
        {
          sha256,
          fileName: plainName(fileName),
          captured: day,
          printed,
        },
        stamp,
      );
      if (hasText(attachmentFacts(library, sha256)?.mediaType ?? ''))
        awaitText(library, sha256);
    }
}

function freeCitekey(library: Library, citekey: string): string {
  for (let count = 1; ; count += 1) {
    const next = count === 1 ? citekey : `${citekey.slice(0, 190)}-${count}`;
    if (!hasOtherCitekey(library, next, [])) return next;
  }
}

/** What was read out of a source is added, beside what the library has; where that was changed, under an id that follows. */
export function keepExcerpts(
  found: OpenPackage,
  library: Library,
  states: ReadonlyMap<string, readonly State<unknown>[]>,
  current: Map<string, Current<unknown>>,
): void {
  const packed = new Map(
    found.excerpts.map((excerpt) => [excerpt.id, excerpt]),
  );
  for (const [unit, of] of states) {
    const { kind, id } = unitOf(unit);
    if (kind !== 'excerpt') continue;
    for (const state of of) {
      if (state.hash === null || state.hash === current.get(unit)?.hash)
        continue;
      const { source, text, locator } = state.value as {
        source: SourceId;
        text: string;
        locator: Locator | null;
      };
      if (keyOfSource(library, source) === null) continue;
      const own = !hasExcerpt(library, id);
      const as = own ? id : `${id.slice(0, 48)}-${state.hash.slice(0, 12)}`;
      if (!own && hasExcerpt(library, as)) continue;
      const created = packed.get(id)?.created ?? state.at;
      insertExcerpt(library, source, { id: as, text, locator, created });
      if (own) current.set(unit, state);
    }
  }
}

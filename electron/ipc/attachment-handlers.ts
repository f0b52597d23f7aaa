// The methods of attached files and excerpts.
import type { Handlers } from '#core/contract.ts';
import type { SourceId } from '#core/document/document.ts';
import { newId, now } from '../clock.ts';
import { attachmentPages } from '../database/attachment-texts.ts';
import {
  changeExcerpt,
  deleteExcerpt,
  insertExcerpt,
} from '../database/excerpts.ts';
import type { Library } from '../database/open.ts';
import { raising } from '../database/raise-alarms.ts';
import { sourceKey } from '../database/source-key.ts';
import {
  linkAttachment,
  printCaptured,
  setCaptured,
  sourcesWithFiles,
  unlinkAttachment,
} from '../database/source-attachments.ts';
import { attachBytes } from '../services/attach-file.ts';
import { fillAccessed } from '../services/fill-accessed.ts';

type AttachmentHandlers = Pick<
  Handlers,
  | Extract<keyof Handlers, `attachments.${string}`>
  | 'excerpts.add'
  | 'excerpts.change'
  | 'excerpts.remove'
>;

export function attachmentHandlers({
  library,
  author,
}: {
  readonly library: Library;
  readonly author: string;
}): AttachmentHandlers {
  const stamp = (): { at: string; author: string } => ({ at: now(), author });
  /** What was taken away and comes back ends its alarm. */
  const comingBack = <Value>(source: string, work: () => Value): Value =>
    raising(library, sourceKey(library, source as SourceId), stamp(), work);
  return {
    'attachments.attach': ({ source, bytes, name }) => {
      const attached = attachBytes(
        library,
        source,
        Buffer.from(bytes, 'base64'),
        name,
        stamp(),
      );
      if (attached.added) fillAccessed(library, source, stamp());
      return attached;
    },
    'attachments.remove': ({ source, sha256 }) =>
      unlinkAttachment(library, source as SourceId, sha256, stamp()),
    'attachments.putBack': ({ source, ...file }) => {
      linkAttachment(library, source as SourceId, file, stamp());
      return {};
    },
    'attachments.setCaptured': ({ source, sha256, captured }) => {
      setCaptured(library, source as SourceId, sha256, captured, stamp());
      fillAccessed(library, source, stamp());
      return {};
    },
    'attachments.printCaptured': ({ source, sha256 }) => {
      printCaptured(library, source as SourceId, sha256, stamp());
      return {};
    },
    'attachments.sources': () => ({ ids: sourcesWithFiles(library) }),
    'attachments.pages': ({ sha256 }) => ({
      pages: attachmentPages(library, sha256),
    }),
    'excerpts.add': ({ source, text, locator, id = newId(), created }) => {
      comingBack(source, () => {
        insertExcerpt(library, source as SourceId, {
          id,
          text: text.trim(),
          locator,
          created: created ?? now(),
        });
      });
      return { id };
    },
    'excerpts.change': (input) => {
      changeExcerpt(library, { ...input, text: input.text.trim() }, stamp());
      return {};
    },
    'excerpts.remove': ({ id }) => deleteExcerpt(library, id, stamp()),
  };
}

// The checks of a briefing as it is in the library, with the words of the files of what it quotes. A file's words are
// compared in a form that is made once and kept for a while, since a briefing is checked again after each pause.
import { checkBriefing } from '#core/checks/check-briefing.ts';
import { comparedText, type ComparedText } from '#core/checks/compared-text.ts';
import type { SourceWords } from '#core/checks/evidence.ts';
import type { Finding } from '#core/checks/finding.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { readBriefing } from '../database/briefings.ts';
import { attachmentPages } from '../database/attachment-texts.ts';
import { excerptsOf } from '../database/excerpts.ts';
import type { Library } from '../database/open.ts';
import { attachmentsOf } from '../database/source-attachments.ts';
import { readSources } from '../database/sources.ts';
import { citedSources } from './show-briefing.ts';
import { templateOf } from './templates.ts';

/** Letters of files that are kept; a book has about a million. */
const MOST_LETTERS = 20_000_000;

type ComparedFile = {
  readonly pages: readonly ComparedText[];
  readonly hasPagesWithoutWords: boolean;
  readonly letters: number;
};

export type BriefingChecker = {
  /** `today` is ISO 8601. Throws AppError 'not-found' or 'damaged'. */
  readonly check: (id: BriefingId, today: string) => Finding[];
};

export function openChecker(
  library: Library,
  resources: string,
): BriefingChecker {
  // By what is in it, which never changes. The last that was asked for stands at the end.
  const kept = new Map<string, ComparedFile>();
  let letters = 0;

  function comparedFile(sha256: string, isPaged: boolean): ComparedFile {
    const known = kept.get(sha256);
    kept.delete(sha256);
    const file = known ?? readFile(library, sha256, isPaged);
    kept.set(sha256, file);
    if (!known) letters += file.letters;
    for (const [oldest, { letters: gone }] of kept) {
      if (letters <= MOST_LETTERS || oldest === sha256) break;
      kept.delete(oldest);
      letters -= gone;
    }
    return file;
  }

  function wordsOf(source: SourceId): SourceWords | null {
    const files = attachmentsOf(library, source);
    // What a picture, or a file that could not be read, says is not known.
    if (files.length === 0 || files.some(({ text }) => text?.state !== 'read'))
      return null;
    return {
      files: files.map(({ sha256, fileName, mediaType }) => ({
        fileName,
        ...comparedFile(sha256, mediaType === 'application/pdf'),
      })),
      excerpts: excerptsOf(library, source).map(({ text }) =>
        comparedText(text),
      ),
    };
  }

  return {
    check(id, today) {
      const { document } = readBriefing(library, id);
      const sources = readSources(library, citedSources(document));
      const template = templateOf(library, resources, document.template);
      return checkBriefing(document, sources, template, { today, wordsOf });
    },
  };
}

function readFile(
  library: Library,
  sha256: string,
  isPaged: boolean,
): ComparedFile {
  const read = attachmentPages(library, sha256);
  const pages = read.map(({ text }) => comparedText(text));
  return {
    pages,
    hasPagesWithoutWords:
      isPaged && read.some(({ page }, place) => page !== place + 1),
    letters: pages.reduce(
      (sum, page) => sum + page.letters.length + (page.unmarked?.length ?? 0),
      0,
    ),
  };
}

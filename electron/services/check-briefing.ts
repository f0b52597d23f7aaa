// The checks of a briefing as it is in the library, with the words of the files of what it quotes. A briefing is checked
// after each pause in its writing, beside all else that main does: so what was looked for in a file once is remembered,
// and files that are read anew let other work through between their pages.
import { setImmediate } from 'node:timers/promises';
import { checkBriefing } from '#core/checks/check-briefing.ts';
import {
  comparedText,
  isQuotedFrom,
  type ComparedText,
} from '#core/checks/compared-text.ts';
import type { SourceFile, SourceWords } from '#core/checks/evidence.ts';
import type { Finding } from '#core/checks/finding.ts';
import { missingList } from '#core/checks/missing-list.ts';
import { printsPlaces, unprintedPlace } from '#core/checks/unprinted-place.ts';
import type {
  BriefingDocument,
  BriefingId,
  SourceId,
} from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { attachmentPages } from '../database/attachment-texts.ts';
import { readBriefing } from '../database/briefings.ts';
import { differentSources } from '../database/different-sources.ts';
import { excerptsOf } from '../database/excerpts.ts';
import type { Library } from '../database/open.ts';
import {
  attachmentsOf,
  type SourceAttachment,
} from '../database/source-attachments.ts';
import { readSources } from '../database/sources.ts';
import { listStyles, readStyle, type ListedStyle } from './own-styles.ts';
import { citedSources } from './show-briefing.ts';
import { templateOf } from './templates.ts';

/** Pages that are read in one go: about ten milliseconds. */
const PAGES_AT_ONCE = 50;
/** Quotations that are remembered of one file; whoever rewrites one leaves the old words behind. */
const MOST_REMEMBERED = 2_000;

type KnownFile = {
  readonly hasPagesWithoutWords: boolean;
  /** Whether the words of a quotation stand in it. */
  readonly holds: Map<string, boolean>;
};

/** What one run of the checks could not know, by file. */
type Wanted = Map<string, Set<string>>;

export type BriefingChecker = {
  /** `today` is ISO 8601. Rejects with AppError 'not-found', 'damaged' or 'unavailable'. */
  readonly check: (id: BriefingId, today: string) => Promise<Finding[]>;
};

export function openChecker(
  library: Library,
  resources: string,
): BriefingChecker {
  // By what is in it, which never changes.
  const known = new Map<string, KnownFile>();
  // By the id of a style that is shipped; a person's own can be replaced by another.
  const printing = new Map<string, boolean>();

  function prints({ id, own }: ListedStyle, language: string): boolean {
    const before = printing.get(id);
    if (before !== undefined) return before;
    const found = printsPlaces(readStyle(library, resources, id, language));
    if (!own) printing.set(id, found);
    return found;
  }

  const sourceFile = (
    { sha256, fileName, mediaType }: SourceAttachment,
    wanted: Wanted,
  ): SourceFile => ({
    fileName,
    // Of other files, a page is a piece that they were cut into.
    hasPagesWithoutWords:
      mediaType === 'application/pdf' &&
      (known.get(sha256)?.hasPagesWithoutWords ?? false),
    holds(words) {
      const holds = known.get(sha256)?.holds.get(words);
      if (holds === undefined)
        wanted.set(sha256, (wanted.get(sha256) ?? new Set()).add(words));
      return holds ?? false;
    },
  });

  function wordsOf(source: SourceId, wanted: Wanted): SourceWords | null {
    const files = attachmentsOf(library, source);
    // What a picture, or a file that could not be read, says is not known.
    if (files.length === 0 || files.some(({ text }) => text?.state !== 'read'))
      return null;
    return {
      files: files.map((file) => sourceFile(file, wanted)),
      excerpts: excerptsOf(library, source).map(({ text }) =>
        comparedText(text),
      ),
    };
  }

  async function lookFor(
    sha256: string,
    words: ReadonlySet<string>,
  ): Promise<void> {
    const { pages, hasPagesWithoutWords } = await readFile(library, sha256);
    const before = known.get(sha256)?.holds;
    const holds =
      before && before.size < MOST_REMEMBERED
        ? before
        : new Map<string, boolean>();
    for (const each of words) {
      holds.set(each, isQuotedFrom(each, pages));
      await pause(library);
    }
    known.set(sha256, { hasPagesWithoutWords, holds });
  }

  const againstStyle = (
    document: BriefingDocument,
    style: ListedStyle,
  ): Finding[] => [
    ...missingList(document, style),
    ...unprintedPlace(document, {
      id: style.id,
      prints: () => prints(style, document.language),
    }),
  ];

  return {
    async check(id, today) {
      const { document } = readBriefing(library, id);
      const sources = readSources(library, citedSources(document));
      const template = templateOf(library, resources, document.template);
      const style = listStyles(library, resources).find(
        (each) => each.id === document.style,
      );
      const different = differentSources(library);
      for (;;) {
        const wanted: Wanted = new Map();
        const findings = checkBriefing(document, sources, template, {
          today,
          wordsOf: (source) => wordsOf(source, wanted),
          different,
        });
        if (wanted.size === 0)
          return [...(style ? againstStyle(document, style) : []), ...findings];
        for (const [sha256, words] of wanted) await lookFor(sha256, words);
      }
    },
  };
}

/** Lets other work through, which may be the end of the library. */
async function pause({ db }: Library): Promise<void> {
  await setImmediate();
  if (!db.open)
    throw new AppError(
      'unavailable',
      'The library was closed while the briefing was checked: open it, and check again.',
    );
}

async function readFile(
  library: Library,
  sha256: string,
): Promise<{
  readonly pages: readonly ComparedText[];
  readonly hasPagesWithoutWords: boolean;
}> {
  const read = attachmentPages(library, sha256);
  const pages: ComparedText[] = [];
  for (const [place, { text }] of read.entries()) {
    pages.push(comparedText(text));
    if (place % PAGES_AT_ONCE === 0) await pause(library);
  }
  return {
    pages,
    hasPagesWithoutWords: read.some(({ page }, place) => page !== place + 1),
  };
}

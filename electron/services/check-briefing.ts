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
import { nearWords, type NearWords } from '#core/checks/near-words.ts';
import type { SourceFile, SourceWords } from '#core/checks/evidence.ts';
import type { Finding } from '#core/checks/finding.ts';
import { missingList } from '#core/checks/missing-list.ts';
import { answeredBy } from '#core/checks/coverage-kind.ts';
import { coverageAt, coverageOf } from '#core/checks/coverage.ts';
import {
  MOST_NEVER_CITED,
  sourceNeverCited,
} from '#core/checks/source-never-cited.ts';
import { partedWord, type PartedIn } from '#core/checks/parted-word.ts';
import { suggestionsOpen } from '#core/checks/suggestions-open.ts';
import { describeSource } from '#core/citations/describe-source.ts';
import type { Source } from '#core/citations/source.ts';
import { documentAsIfRejected } from '#core/review/suggestions.ts';
import { unprintedCharacter } from '#core/checks/unprinted-character.ts';
import {
  hasUnprinted,
  unprintedSource,
} from '#core/checks/unprinted-source.ts';
import { printsPlaces, unprintedPlace } from '#core/checks/unprinted-place.ts';
import type {
  BriefingDocument,
  BriefingId,
  SourceId,
} from '#core/document/document.ts';
import type { Template } from '#core/document/template.ts';
import type { Coverage } from '#core/document/uncovered-characters.ts';
import { AppError } from '#core/errors.ts';
import { attachmentPages } from '../database/attachment-texts.ts';
import {
  readChangedBriefing,
  type KnownBlocks,
} from '../database/briefings.ts';
import { differentSources } from '../database/different-sources.ts';
import { excerptsOf } from '../database/excerpts.ts';
import { neverCitedIn } from '../database/never-cited.ts';
import type { Library } from '../database/open.ts';
import {
  attachmentsOf,
  type SourceAttachment,
} from '../database/source-attachments.ts';
import { silencedIn, type Silenced } from '../database/silenced-findings.ts';
import { readSources, supersedingSource } from '../database/sources.ts';
import { readCoverage } from '../typesetting/read-coverage.ts';
import { wordPartedInSyllable } from '../typesetting/table-data.ts';
import { listStyles, readStyle, type ListedStyle } from './own-styles.ts';
import { citedSources, readNotesInSteps } from './show-briefing.ts';
import { templateOf } from './templates.ts';

/** Pages that are read in one go: about ten milliseconds. */
const PAGES_AT_ONCE = 50;
/** Pages in which near words are looked for in one go: about ten milliseconds. */
const PAGES_OF_NEAR_WORDS = 20;
const NOTHING_KNOWN: KnownBlocks = new Map();
/** Briefings whose blocks are kept: of those that stand open in windows. */
const MOST_BRIEFINGS = 3;
/** Blocks whose sentences are read in one go: about ten milliseconds. */
const BLOCKS_AT_ONCE = 300;
/** Quotations that are remembered of one file; whoever rewrites one leaves the old words behind. */
const MOST_REMEMBERED = 2_000;

/** One function for each paper, by which what was found is known again. */
const ON_PAPER: Readonly<Record<Template['paper'], PartedIn>> = {
  a4: (table) => wordPartedInSyllable(table, 'a4'),
  'us-letter': (table) => wordPartedInSyllable(table, 'us-letter'),
};

type KnownFile = {
  readonly hasPagesWithoutWords: boolean;
  /** By the words that were looked for. */
  readonly holds: Map<string, Looked>;
};

/** What was found of a quotation: its words, or the nearest, or neither. */
type Looked = { readonly holds: boolean; readonly near: NearWords | null };

/** What one run of the checks could not know, by file. */
type Wanted = Map<string, Set<string>>;

export type Checked = {
  readonly findings: readonly Finding[];
  readonly silenced: readonly (Silenced & { readonly finding: Finding })[];
  /** Every sentence of the text, in its order. */
  readonly coverage: readonly {
    readonly text: string;
    readonly needs: boolean;
    readonly cited: boolean;
  }[];
};

export type BriefingChecker = {
  /** `today` is ISO 8601. Rejects with AppError 'not-found', 'damaged' or 'unavailable'. */
  readonly check: (id: BriefingId, today: string) => Promise<Checked>;
};

export function openChecker(
  library: Library,
  resources: string,
): BriefingChecker {
  // By what is in it, which never changes.
  const known = new Map<string, KnownFile>();
  // By the id of a style that is shipped; a person's own can be replaced by another.
  const printing = new Map<string, boolean>();
  // Of those that were checked last: of what is the same, all that was found out stays known.
  const lately = new Map<BriefingId, KnownBlocks>();

  /** Read with the first check, which no window waits for. */
  let fonts: Coverage | null | undefined;

  function prints({ id, own }: ListedStyle, language: string): boolean {
    const before = printing.get(id);
    if (before !== undefined) return before;
    const found = printsPlaces(readStyle(library, resources, id, language));
    if (!own) printing.set(id, found);
    return found;
  }

  function looked(sha256: string, words: string, wanted: Wanted): Looked {
    const found = known.get(sha256)?.holds.get(words);
    if (found === undefined)
      wanted.set(sha256, (wanted.get(sha256) ?? new Set()).add(words));
    return found ?? { holds: false, near: null };
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
    holds: (words) => looked(sha256, words, wanted).holds,
    near: (words) => looked(sha256, words, wanted).near,
  });

  function wordsOf(source: SourceId, wanted: Wanted): SourceWords | null {
    const files = attachmentsOf(library, source);
    // What a picture, or a file that could not be read, says is not known.
    if (files.some(({ text }) => text?.state !== 'read')) return null;
    const excerpts = excerptsOf(library, source);
    if (files.length === 0 && excerpts.length === 0) return null;
    return {
      files: files.map((file) => sourceFile(file, wanted)),
      excerpts: excerpts.map(({ text }) => {
        const compared = [comparedText(text)];
        return {
          holds: (words) => isQuotedFrom(words, compared),
          near: (words) => nearWords(words, [text]),
        };
      }),
    };
  }

  async function nearestIn(
    words: string,
    pages: readonly string[],
  ): Promise<NearWords | null> {
    let nearest: NearWords | null = null;
    for (let from = 0; from < pages.length; from += PAGES_OF_NEAR_WORDS) {
      const near = nearWords(
        words,
        pages.slice(from, from + PAGES_OF_NEAR_WORDS),
      );
      if (near && near.shared > (nearest?.shared ?? 0)) nearest = near;
      await pause(library);
    }
    return nearest;
  }

  async function lookFor(
    sha256: string,
    words: ReadonlySet<string>,
  ): Promise<void> {
    const { texts, pages, hasPagesWithoutWords } = await readFile(
      library,
      sha256,
    );
    const before = known.get(sha256)?.holds;
    const holds =
      before && before.size < MOST_REMEMBERED
        ? before
        : new Map<string, Looked>();
    for (const each of words) {
      const isThere = isQuotedFrom(each, pages);
      await pause(library);
      holds.set(each, {
        holds: isThere,
        near: isThere ? null : await nearestIn(each, texts),
      });
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

  async function unprintedInNotes(
    document: BriefingDocument,
    sources: readonly Source[],
    coverage: Coverage,
  ): Promise<Finding[]> {
    // The style takes its time with a long briefing, and nearly no source has such a character.
    if (!hasUnprinted(sources, coverage)) return [];
    const work = readNotesInSteps(library, document, resources);
    for (;;) {
      const step = work.next();
      if (step.done) return unprintedSource(document, step.value, coverage);
      await pause(library);
    }
  }

  return {
    async check(id, today) {
      const { document: written, known: blocks } = readChangedBriefing(
        library,
        id,
        lately.get(id) ?? NOTHING_KNOWN,
      );
      lately.delete(id);
      lately.set(id, blocks);
      for (const oldest of lately.keys())
        if (lately.size > MOST_BRIEFINGS) lately.delete(oldest);
      const document = documentAsIfRejected(written);
      const sources = readSources(library, citedSources(document));
      const template = templateOf(library, resources, document.template);
      await readSentences(document, library);
      const style = listStyles(library, resources).find(
        (each) => each.id === document.style,
      );
      const different = differentSources(library);
      fonts ??= readCoverage(resources);
      const unprinted = fonts
        ? [
            ...unprintedCharacter(document, fonts),
            ...(style ? await unprintedInNotes(document, sources, fonts) : []),
          ]
        : [];
      const uncited = neverCitedIn(library, MOST_NEVER_CITED + 1);
      for (;;) {
        const wanted: Wanted = new Map();
        const findings = checkBriefing(document, sources, template, {
          today,
          wordsOf: (source) => wordsOf(source, wanted),
          newerThan: (source) => newerThan(library, source),
          different,
        });
        if (wanted.size === 0) {
          const known = parted(
            [
              ...suggestionsOpen(written),
              ...unprinted,
              ...partedWord(document, ON_PAPER[template.paper]),
              ...(style ? againstStyle(document, style) : []),
              ...sourceNeverCited(document, uncited),
              ...findings,
            ],
            silencedIn(library, id),
          );
          const isAnswered = answeredBy(
            known.silenced.map(({ finding }) => finding),
          );
          return {
            ...known,
            coverage: coverageOf(document).map((sentence) => ({
              text: sentence.text,
              // What a person has answered for asks for nothing any more.
              needs: sentence.needs && !isAnswered(sentence),
              cited: sentence.cited,
            })),
          };
        }
        for (const [sha256, words] of wanted) await lookFor(sha256, words);
      }
    },
  };
}

/** Its title and citekey. */
function newerThan(library: Library, source: SourceId): string | null {
  const newer = supersedingSource(library, source);
  if (!newer) return null;
  const { title } = describeSource(newer);
  return title === '' ? newer.citekey : `“${title}” (${newer.citekey})`;
}

/** What is found, without what is silenced. */
function parted(
  found: readonly Finding[],
  silencedAs: (finding: Finding) => Silenced | undefined,
): Pick<Checked, 'findings' | 'silenced'> {
  const findings: Finding[] = [];
  const silenced: Checked['silenced'][number][] = [];
  for (const finding of found) {
    const as = silencedAs(finding);
    if (as) silenced.push({ ...as, finding });
    else findings.push(finding);
  }
  return { findings, silenced };
}

/** The sentences of all blocks, which are kept by their blocks, in pieces of a few milliseconds. */
async function readSentences(
  { blocks, language }: BriefingDocument,
  library: Library,
): Promise<void> {
  for (let from = 0; from < blocks.length; from += BLOCKS_AT_ONCE) {
    const to = Math.min(blocks.length, from + BLOCKS_AT_ONCE);
    for (let place = from; place < to; place += 1)
      coverageAt({ blocks, language }, place);
    await pause(library);
  }
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
  readonly texts: readonly string[];
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
    texts: read.map(({ text }) => text),
    pages,
    hasPagesWithoutWords: read.some(({ page }, place) => page !== place + 1),
  };
}

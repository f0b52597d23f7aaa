// A DOCX as a briefing: its text block by block, its notes, comments as threads, tracked changes as suggestions, and the
// citations that other programs wrote into it, with their sources. What is not taken is told; nothing outside is followed.
import type { Block } from '../document/document.ts';
import { AppError } from '../errors.ts';
import { endCaption } from './docx-import-adding.ts';
import { readBlocks } from './docx-import-blocks.ts';
import { readCitations } from './docx-import-citations.ts';
import { LEFT_BEHIND, type LeftBehind } from './docx-import-left-behind.ts';
import { endItems } from './docx-import-list-items.ts';
import type { Importing } from './docx-import-made.ts';
import { commentPlaces, placed } from './docx-import-places.ts';
import { readStyles } from './docx-import-styles.ts';
import { readThreads, type ReadThread } from './docx-import-threads.ts';
import type { ReadImage } from './docx-import-walk.ts';
import { wordsIn } from './docx-import-words.ts';
import { openDocx, type DocxParts } from './docx-tree.ts';
import type { SourcesImport } from './imported-source.ts';
import { MAX_PARAGRAPHS } from './text-import.ts';
import { childOf, elementsAt, type XmlElement } from './xml-tree.ts';

export type ImportedDocx = {
  /** '' where the document has none. */
  readonly title: string;
  readonly language: string | null;
  /** What a DOCX of ours says of the briefing that it was; an empty record for any other. */
  readonly head: Readonly<
    Partial<Record<'template' | 'style' | 'marking', string>>
  >;
  /** The lines of each field, by its key; of a date its day. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly blocks: readonly Block[];
  /** By what stands in an image block as its attachment. */
  readonly images: Readonly<Record<string, ReadImage>>;
  readonly threads: readonly ReadThread[];
  /** `placeholderOf` says which of them a citation has. */
  readonly sources: SourcesImport;
  /** A sentence each. */
  readonly remarks: readonly string[];
};

const NO_LINKS = new Map<string, never>();

/**
 * `what` names the file for a person, `language` is that of a document that says none, `now` a moment in UTC. Throws
 * AppError 'bad-input' for a file that can't be read or is too large.
 */
export function importDocx(
  bytes: Uint8Array,
  what: string,
  {
    newId,
    language: otherwise,
    now,
  }: {
    readonly newId: () => string;
    readonly language: string;
    readonly now: string;
  },
): ImportedDocx {
  const parts = openDocx(bytes, what);
  const head = headOf(parts);
  const isOurs = Object.keys(head).length > 0;
  const styles = readStyles(parts, isOurs);
  const notes = {
    footnote: parts.partOf('footnotes'),
    endnote: parts.partOf('endnotes'),
  };
  const noteById = {
    footnote: byId(notes.footnote?.root),
    endnote: byId(notes.endnote?.root),
  };
  const noteLinks = {
    footnote: notes.footnote ? parts.linksOf(notes.footnote.name) : NO_LINKS,
    endnote: notes.endnote ? parts.linksOf(notes.endnote.name) : NO_LINKS,
  };
  const left = new Map<LeftBehind, number>();
  const citations = readCitations(wordSources(parts), newId);
  const tag = styles.language;
  const language = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : null;
  const importing: Importing = {
    parts,
    styles,
    citations,
    newId,
    language: language ?? otherwise,
    now,
    note: (kind, id) => noteById[kind].get(id) ?? null,
    noteLinks: (kind) => noteLinks[kind],
    bytes: parts.bytes,
    left(reason) {
      left.set(reason, (left.get(reason) ?? 0) + 1);
    },
    fields: [],
    commentNotes: new Map(),
    openComments: new Set(),
    made: [],
    images: {},
    fieldsFound: {},
    isOurs,
    title: null,
    titleEvents: [],
    items: [],
    ticks: [],
    marking: null,
    caption: null,
  };
  const links = parts.linksOf(parts.documentName);
  readBlocks(
    childOf(parts.document, 'body') ?? parts.document,
    importing,
    links,
  );
  endItems(importing);
  endCaption(importing);
  if (importing.made.length > MAX_PARAGRAPHS)
    throw new AppError(
      'bad-input',
      `${what} has more than ${MAX_PARAGRAPHS} paragraphs: divide it and import the parts.`,
    );
  const blocks = placed(importing);
  const threads = readThreads(parts, {
    places: commentPlaces(blocks),
    onTitle: new Set(importing.titleEvents.map(({ id }) => id)),
    noteOf: importing.commentNotes,
    newId,
    now,
  });
  const core = parts.part('docProps/core.xml');
  return {
    title:
      importing.title ?? childOf(core ?? undefined, 'title')?.text.trim() ?? '',
    language,
    head,
    fields: importing.fieldsFound,
    blocks: blocks.map(({ block }) => block),
    images: importing.images,
    threads,
    sources: citations.sources(),
    remarks: [
      ...[...left].map(
        ([reason, count]) => `${LEFT_BEHIND[reason]} (${count}).`,
      ),
      ...(isOurs ? [] : runningLines(parts)),
      ...(parts.names.some((name) => /vbaProject|\.bin$/iu.test(name))
        ? [
            'Macros or embedded programs in the file were neither run nor taken.',
          ]
        : []),
    ],
  };
}

const byId = (root: XmlElement | undefined): Map<string, XmlElement> =>
  new Map(
    (root?.children ?? [])
      .filter(({ attributes }) => (attributes['type'] ?? 'normal') === 'normal')
      .map((note) => [note.attributes['id'] ?? '', note]),
  );

function headOf(parts: DocxParts): ImportedDocx['head'] {
  const settings = parts.partOf('settings')?.root;
  const head: Partial<Record<'template' | 'style' | 'marking', string>> = {};
  for (const { attributes } of settings
    ? elementsAt(settings, 'docVars', 'docVar')
    : [])
    for (const name of ['template', 'style', 'marking'] as const)
      if (attributes['name'] === `precis.${name}`)
        head[name] = attributes['val'] ?? '';
  return head;
}

function wordSources(parts: DocxParts): string[] {
  const decoder = new TextDecoder('utf-8');
  return parts.names
    .filter((name) => /^customXml\/item\d+\.xml$/.test(name))
    .map((name) => decoder.decode(parts.bytes(name) ?? new Uint8Array()))
    .filter((text) => /<(?:\w+:)?Sources\b/.test(text.slice(0, 2_000)));
}

/** What stands at the head and foot of the pages is no text. */
function runningLines(parts: DocxParts): string[] {
  const lines = new Set(
    [...parts.linksOf(parts.documentName).values()]
      .filter(({ type }) => type === 'header' || type === 'footer')
      .map(({ target }) => {
        const root = parts.part(target);
        return root ? wordsIn(root).replaceAll(/\s+/gu, ' ').trim() : '';
      })
      .filter((words) => /\p{L}/u.test(words)),
  );
  return [...lines].map(
    (words) =>
      `What stands at the head or foot of the pages was not taken: “${words.length > 80 ? `${words.slice(0, 80)}…` : words}”.`,
  );
}

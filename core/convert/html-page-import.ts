// An HTML file as a briefing: one that Precis wrote comes back with its title, front matter and blocks; of any other its
// title and its text are taken as from the clipboard. Nothing is run and nothing is fetched: a picture comes in where its
// bytes are in the file.
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { z } from 'zod';
import { oneLine } from '../document/characters.ts';
import type { BriefingHead } from '../document/document.ts';
import { briefingHeadSchema } from '../document/schema.ts';
import { mapInlineContainers } from '../document/walk.ts';
import { AppError } from '../errors.ts';
import type { ReadBlock } from './block-lines.ts';
import { readBlocks } from './html-blocks.ts';
import { resolveFootnotes } from './html-footnotes.ts';
import { LISTS_TOO_DEEP, MAX_LIST_DEPTH } from './html-lists.ts';
import { readOwnPage } from './html-own-page.ts';
import { elementsIn, readTree, textOf, type HtmlElement } from './html-tree.ts';
import { MAX_PARAGRAPHS } from './text-import.ts';
import { withMarkers } from './with-markers.ts';

/** The most bytes of a file, with its images in it. */
export const MAX_PAGE_BYTES = 48 * 1024 * 1024;

/** `attachment` of an image is its key in `pictures`, in base64, until the library has it. */
export type ImportedPage = {
  readonly head: Partial<BriefingHead>;
  readonly blocks: readonly ReadBlock[];
  readonly pictures: Readonly<Record<string, string>>;
  readonly remarks: readonly string[];
};

type Facts = {
  /** What Precis wrote of its page; null in any other. */
  readonly precis: string | null;
  readonly title: string;
  readonly language: string | null;
  /** What would be run or fetched. */
  readonly live: ReadonlySet<string>;
};

const LIVE: Readonly<Record<string, string>> = {
  script: 'scripts',
  iframe: 'pages within the page',
  frame: 'pages within the page',
  object: 'embedded objects',
  embed: 'embedded objects',
  applet: 'embedded objects',
  video: 'films and sounds',
  audio: 'films and sounds',
  svg: 'drawings',
  canvas: 'drawings',
  form: 'forms',
};

const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

function factsOf(html: string): Facts {
  let precis: string | null = null;
  let title = '';
  let language: string | null = null;
  const live = new Set<string>();
  const work: Tree.ChildNode[] = [...parse(html).childNodes].reverse();
  for (let node = work.pop(); node; node = work.pop()) {
    if (!('tagName' in node)) continue;
    const { tagName, attrs, childNodes } = node;
    const attribute = (name: string): string =>
      attrs.find((each) => each.name === name)?.value ?? '';
    const said = LIVE[tagName];
    if (said !== undefined) live.add(said);
    if (tagName === 'meta' && attribute('name') === 'precis')
      precis ??= attribute('content');
    if (tagName === 'html' && LANGUAGE.test(attribute('lang')))
      language = attribute('lang').slice(0, 64);
    if (tagName === 'title' && title === '')
      title = childNodes
        .map((child) => ('value' in child ? child.value : ''))
        .join('');
    for (let at = childNodes.length - 1; at >= 0; at -= 1) {
      const child = childNodes[at];
      if (child) work.push(child);
    }
  }
  return { precis, title: tidy(title), language, live };
}

const tidy = (words: string): string =>
  oneLine(words).replaceAll(/\s+/gu, ' ').trim().slice(0, 1_000);

const ownHead = briefingHeadSchema.omit({ language: true });

/** Throws AppError 'bad-input' where it is not what Precis writes. */
function headOf(written: string, name: string): Partial<BriefingHead> {
  let said: unknown = null;
  try {
    said = z.json().parse(JSON.parse(written));
  } catch {
    // As one that says nothing that can be read.
  }
  const head = ownHead.safeParse(said);
  if (!head.success)
    throw new AppError(
      'bad-input',
      `${name} says that Precis wrote it, and what it says of its briefing is damaged: export the briefing again, or save the text of the page in another program and import that.`,
    );
  return head.data;
}

const PICTURE =
  /^data:image\/(?:png|jpe?g|svg\+xml);base64,([A-Za-z0-9+/=\s]+)$/;

/**
 * `name` is for a person, and `language` that of a page which says none. Any text is HTML. Throws AppError 'bad-input' for a
 * table that is too large and for what Precis wrote and somebody damaged.
 */
export function importHtmlPage(
  html: string,
  name: string,
  {
    newId,
    language,
  }: { readonly newId: () => string; readonly language: string },
): ImportedPage {
  const facts = factsOf(html);
  const isOwn = facts.precis !== null;
  const own = facts.precis === null ? null : headOf(facts.precis, name);
  const tree = readTree(html, 'kept');
  resolveFootnotes(tree);
  const pictures: Record<string, string> = {};
  const keys = new Map<string, string>();
  const imageOf = (address: string): string | null => {
    const known = keys.get(address);
    if (known !== undefined) return known;
    const bytes = PICTURE.exec(address.trim())?.[1];
    if (bytes === undefined) return null;
    const key = `picture-${keys.size + 1}`;
    keys.set(address, key);
    pictures[key] = bytes;
    return key;
  };
  const main = mainOf(tree.body, isOwn);
  const seen = [...elementsIn(main)].filter(({ tag }) => tag === 'img').length;
  const reader = {
    newId,
    // Of a page of ours each language is said.
    language: isOwn ? '' : (facts.language ?? language),
    page: { isOwn, imageOf },
  };
  const read = refusing(name, () =>
    isOwn
      ? readOwnPage(main, reader)
      : readBlocks(main.children, reader).blocks,
  );
  if (read.length > MAX_PARAGRAPHS)
    throw new AppError(
      'bad-input',
      `${name} has more than ${MAX_PARAGRAPHS} blocks: divide it and import the parts.`,
    );
  const blocks = read.map((block): ReadBlock =>
    // It stands nowhere yet, which the walk does not ask.
    mapInlineContainers(block as never, (content) =>
      withMarkers(content, newId),
    ),
  );
  const taken = blocks.filter(({ type }) => type === 'image').length;
  const title = own?.title ?? titleOf(facts.title, main);
  return {
    head: {
      ...own,
      ...(title !== '' && { title }),
      ...(facts.language !== null && { language: facts.language }),
    },
    blocks: isOwn ? blocks : withoutTitle(blocks, title),
    pictures,
    remarks: isOwn
      ? []
      : [
          ...(facts.live.size > 0
            ? [`left out: ${[...facts.live].join(', ')}`]
            : []),
          ...(seen > taken
            ? [
                `${seen - taken === 1 ? 'a picture was' : `${seen - taken} pictures were`} left out: what is not in the file is never fetched, and a table or a note holds none`,
              ]
            : []),
          ...(listLevels(main) > MAX_LIST_DEPTH ? [LISTS_TOO_DEEP] : []),
          ...(main === tree.body
            ? []
            : [
                'taken is the main part of the page, without what stands around it',
              ]),
        ],
  };
}

/** What refuses a table in the clipboard says so of the clipboard. */
function refusing<Value>(name: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(
      'bad-input',
      `${name} has a table with more columns or cells than a briefing can have (64 and 20000): divide the table and import the parts.`,
      { cause: error },
    );
  }
}

/** The part that the page calls its main one, where it does so once; all of it otherwise. */
function mainOf(body: HtmlElement, isOwn: boolean): HtmlElement {
  const all = [...elementsIn(body)];
  for (const tag of isOwn ? ['main'] : ['main', 'article']) {
    const found = all.filter((element) => element.tag === tag);
    const [only] = found;
    if (only && found.length === 1 && textOf(only).trim() !== '') return only;
    if (only && isOwn) return only;
  }
  return body;
}

function titleOf(written: string, main: HtmlElement): string {
  if (written !== '') return written;
  for (const element of elementsIn(main))
    if (element.tag === 'h1') return tidy(textOf(element));
  return '';
}

/** A page says its title again over its text. */
function withoutTitle(
  blocks: readonly ReadBlock[],
  title: string,
): readonly ReadBlock[] {
  const [first, ...rest] = blocks;
  return first?.type === 'heading' &&
    first.level === 1 &&
    first.content.every(({ type }) => type === 'text') &&
    tidy(
      first.content.map((part) => ('text' in part ? part.text : '')).join(''),
    ) === title
    ? rest
    : blocks;
}

/** How many lists stand in each other at most. */
function listLevels(element: HtmlElement): number {
  const within = element.children.reduce(
    (most, child) =>
      'tag' in child ? Math.max(most, listLevels(child)) : most,
    0,
  );
  return within + Number(element.tag === 'ul' || element.tag === 'ol');
}

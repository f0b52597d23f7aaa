// Inline content as Pandoc's Markdown: marks, links, markers, and notes with their citations. The notes' own words are
// collected, to stand at the end.
import { clustersOf, type Cluster } from '../citations/cluster.ts';
import type {
  Citation,
  Footnote,
  Inline,
  Link,
  Locator,
  NoteInline,
  SourceId,
  Text,
  TextMark,
} from '../document/document.ts';
import { attributeValue, closeLine, escapeMarkdown } from './markdown-text.ts';

export type MarkdownContext = {
  /** What its entry in the file of sources is called; null for one that is not in the library. */
  readonly citekey: (source: SourceId) => string | null;
  /** In the order of their numbers. */
  readonly notes: Footnote[];
};

export type Place = {
  /** `line` is one line of the file, `cell` one of a table as well. */
  readonly kind: 'paragraph' | 'line' | 'cell';
  /** What stands before the words. */
  readonly before?: string;
};

/** Those that other programs know by a sign of their own; the others are classes of a span. */
const SIGNS = {
  bold: '**',
  italic: '*',
  strike: '~~',
  superscript: '^',
  subscript: '~',
} as const;
const CLASSES: Readonly<Record<TextMark, string>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strike: 'strike',
  superscript: 'superscript',
  subscript: 'subscript',
  highlight: 'mark',
  code: 'code',
  redaction: 'redaction',
};

const hasSign = (mark: TextMark): mark is keyof typeof SIGNS =>
  Object.hasOwn(SIGNS, mark);

/** Runs that look alike are one: a sign that closes and opens again at once would be read as neither. */
function joinRuns<Part extends Inline | NoteInline>(
  content: readonly Part[],
): Part[] {
  const joined: Part[] = [];
  for (const part of content) {
    const last = joined.at(-1);
    if (
      part.type === 'text' &&
      last?.type === 'text' &&
      last.language === part.language &&
      [...(last.marks ?? [])].sort().join() ===
        [...(part.marks ?? [])].sort().join()
    )
      joined[joined.length - 1] = { ...last, text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}

/** A break that nothing follows can't be said. */
function withoutLastBreaks<Part extends Inline | NoteInline>(
  content: readonly Part[],
): readonly Part[] {
  const end = content.findLastIndex(({ type }) => type !== 'line-break');
  return content.slice(0, end + 1);
}

export function markdownInlines(
  content: readonly Inline[],
  place: Place,
  context: MarkdownContext,
): string {
  let written = place.before ?? '';
  for (const part of joinRuns(withoutLastBreaks(content))) {
    switch (part.type) {
      case 'text':
        written = withRun(written, part, place);
        break;
      case 'line-break':
        written = withBreak(written, place);
        break;
      case 'link':
        written += link(part, place);
        break;
      case 'marker':
        written += `[${escapeMarkdown(part.text, '[')}]{.marker}`;
        break;
      case 'footnote':
        context.notes.push(part);
        written += `[^${context.notes.length}]`;
        break;
    }
  }
  return closeLine(written);
}

const withBreak = (written: string, { kind }: Place): string =>
  kind === 'paragraph' ? `${closeLine(written)}\\\n` : `${written}<br>`;

function withRun(
  written: string,
  { text, marks = [], language }: Text,
  place: Place,
): string {
  const signs = marks.filter(hasSign);
  // Two that are written with the same sign can't stand around the same words.
  const clash =
    signs.includes('subscript') &&
    (signs.includes('strike') || signs.includes('superscript'));
  const spanned = marks.filter(
    (mark) =>
      (mark !== 'code' && !hasSign(mark)) ||
      (mark === 'subscript' && clash) ||
      (mark === 'code' && !isCodeSpan(text.trim(), place)),
  );
  const native = signs.filter((mark) => !spanned.includes(mark));
  const isCode = marks.includes('code') && !spanned.includes('code');
  const attributes = [
    ...spanned.map((mark) => `.${CLASSES[mark]}`),
    ...(language === undefined ? [] : [`lang=${attributeValue(language)}`]),
  ];
  const isSpan = attributes.length > 0;
  const inner = signed(text, native, isCode, isSpan ? '[' : written);
  // Between two signs that would be taken for one; a caret that begins a bracket, for the mark of a note.
  const joint = (before: string): string =>
    (/[*~^`]$/.test(before) && /^[*~^`]/.test(inner)) ||
    (before.endsWith('[') && inner.startsWith('^'))
      ? '<!-- -->'
      : '';
  if (isSpan)
    return `${written}[${joint('[')}${inner}]{${attributes.join(' ')}}`;
  return written + joint(written) + inner;
}

/** A sign may have no white space on its inner side, so what stands at the edges stands outside. */
function signed(
  text: string,
  marks: readonly (keyof typeof SIGNS)[],
  isCode: boolean,
  before: string,
): string {
  if (marks.length === 0 && !isCode) return escapeMarkdown(text, before);
  const [lead = ''] = /^\s*/u.exec(text) ?? [];
  const core = text.slice(lead.length).trimEnd();
  const trail = text.slice(lead.length + core.length);
  const opening = escapeMarkdown(lead, before);
  if (core === '') return opening;
  const small = marks.includes('superscript') || marks.includes('subscript');
  const words = isCode ? codeSpan(core) : escapeMarkdown(core, '*');
  let inner = small && !isCode ? words.replaceAll(' ', '&#32;') : words;
  for (const mark of marks.toSorted(bySign))
    inner = `${SIGNS[mark]}${inner}${SIGNS[mark]}`;
  const closing = escapeMarkdown(trail, '*');
  return `${opening}${inner}${closing}`;
}

const ORDER = ['subscript', 'superscript', 'italic', 'bold', 'strike'];
const bySign = (one: string, other: string): number =>
  ORDER.indexOf(one) - ORDER.indexOf(other);

/** Whether it can stand between back-ticks as it is. */
const isCodeSpan = (text: string, { kind }: Place): boolean =>
  text !== '' &&
  !/[\t\n\r\u0085\u2028\u2029]|``/.test(text) &&
  !(kind === 'cell' && text.includes('|'));

function codeSpan(text: string): string {
  if (!text.includes('`')) return `\`${text}\``;
  return `\`\` ${text} \`\``;
}

function link({ url, content }: Link, place: Place): string {
  let words = '[';
  for (const part of joinRuns(content))
    words =
      part.type === 'text'
        ? withRun(words, part, place)
        : withBreak(words, place);
  return `${words}](${address(url)})`;
}

/** An address in the parentheses of a link. */
function address(url: string): string {
  return /^[\w\-.~:/?#@!+,;=%&]+$/.test(url) && !/&[#\w]+;/.test(url)
    ? url
    : `<${url.replace(/[\\<>&|]/g, '\\$&')}>`;
}

/** The paragraphs of a note, as they stand behind its mark at the end of the file. */
export function markdownNote(
  { content }: Footnote,
  context: Pick<MarkdownContext, 'citekey'>,
): string[] {
  const paragraphs = [''];
  for (const part of clustersOf({ content: joinRuns(content) })) {
    const written = paragraphs.at(-1) ?? '';
    const put = (next: string): void => {
      paragraphs[paragraphs.length - 1] = next;
    };
    switch (part.type) {
      case 'text':
        put(withRun(written, part, { kind: 'paragraph' }));
        break;
      case 'link':
        put(written + link(part, { kind: 'paragraph' }));
        break;
      case 'line-break':
        put(withBreak(written, { kind: 'paragraph' }));
        break;
      case 'paragraph-break':
        paragraphs.push('');
        break;
      case 'cluster':
        put(written + cluster(part, context));
        break;
    }
  }
  return paragraphs
    .map((words) => closeLine(words.replace(/(?:\\\n)+$/, '')))
    .filter((words) => words !== '');
}

const cluster = (
  { citations }: Cluster,
  context: Pick<MarkdownContext, 'citekey'>,
): string => `[${citations.map((each) => citation(each, context)).join('; ')}]`;

const affix = (words: string, before: string): string =>
  escapeMarkdown(words.trim(), before).replaceAll(';', '\\;');

const SIMPLE_KEY =
  /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?~/-](?=[\p{L}\p{N}_]))*$/u;

function citation(
  { source, locator, prefix, suffix, suppressAuthor }: Citation,
  { citekey }: Pick<MarkdownContext, 'citekey'>,
): string {
  const key = citekey(source) ?? `gone-${source}`;
  const before = prefix === undefined ? '' : `${affix(prefix, '[')} `;
  const named = SIMPLE_KEY.test(key) ? key : `{${key}}`;
  const behind = suffix === undefined ? '' : affix(suffix, ' x');
  const joint = behind === '' || /^[,.;:\\]/.test(behind) ? '' : ' ';
  return `${before}${suppressAuthor ? '-' : ''}@${named}${place(locator, behind)}${joint}${behind}`;
}

/** Pandoc's English terms. */
const TERMS: Partial<Record<Locator['label'], string>> = {
  page: 'p.',
  paragraph: 'para.',
  section: 'sec.',
  chapter: 'chap.',
  volume: 'vol.',
  issue: 'no.',
  note: 'n.',
  line: 'l.',
  part: 'pt.',
  column: 'col.',
  figure: 'fig.',
  book: 'bk.',
  folio: 'fol.',
  verse: 'v.',
  opus: 'op.',
  'sub-verbo': 's.v.',
};

/** In braces where the numbers alone would not say where they end. */
function place(locator: Locator | undefined, suffix: string): string {
  if (locator === undefined)
    // Without, a suffix that begins with a number would be read as a place.
    return /^[,\s]*[\p{L}.]*[\s]*[\divxlc(]/iu.test(suffix) ? '{}' : '';
  const { label, value } = locator;
  const term = TERMS[label] ?? label.replace(/-locator$/, '');
  const words = `${term} ${escapeMarkdown(value, 'x')}`;
  return suffix === '' && /^\d+(?:[–-]\d+)?$/.test(value) && TERMS[label]
    ? `, ${words}`
    : `, {${words}}`;
}

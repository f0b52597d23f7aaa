// A briefing as Pandoc's Markdown: front matter as YAML, notes with citations that Pandoc formats, and attributes for what
// Markdown has no sign for. Words are written as words, whatever they look like.
import {
  type Block,
  type BriefingDocument,
  type Footnote,
  type Inline,
  type List,
  type ListItems,
} from '../document/document.ts';
import { inlineContainers, plainInline } from '../document/walk.ts';
import { allAtOnce, type Steps } from '../steps.ts';
import {
  markdownInlines,
  markdownNote,
  type MarkdownContext,
  type Place,
} from './markdown-inline.ts';
import { markdownTable, tableAttributes } from './markdown-table.ts';
import { attributeValue, escapeMarkdown } from './markdown-text.ts';

export type MarkdownFiles = Pick<MarkdownContext, 'citekey'> & {
  /** The name of the file of sources beside it; null where nothing is cited. */
  readonly bibliography: string | null;
  /** The place of an image, from where the file stands. */
  readonly image: (attachment: string) => string;
};

export const exportMarkdown = (
  document: BriefingDocument,
  files: MarkdownFiles,
): string => allAtOnce(markdownInSteps(document, files));

export function* markdownInSteps(
  document: BriefingDocument,
  files: MarkdownFiles,
): Steps<string> {
  const notes: Footnote[] = [];
  const context = { ...files, notes };
  const parts = [frontMatter(document, files)];
  if (document.marking !== '')
    parts.push(`::: {.marking}\n${escapeMarkdown(document.marking)}\n:::`);
  let last: Block | null = null;
  for (const block of document.blocks) {
    yield;
    const written = blockMarkdown(block, context);
    if (written === null) continue;
    // Two lists would be one.
    if (block.type === 'list' && last?.type === 'list') parts.push('<!-- -->');
    parts.push(written);
    last = block;
  }
  for (const [at, note] of notes.entries()) {
    yield;
    parts.push(noteMarkdown(at + 1, markdownNote(note, files)));
  }
  return `${parts.join('\n\n')}\n`;
}

function noteMarkdown(number: number, paragraphs: readonly string[]): string {
  const [first = '', ...more] = paragraphs;
  return [`[^${number}]: ${first}`, ...more]
    .map((words, at) => indent(words, '    ', at === 0))
    .join('\n\n')
    .trimEnd();
}

/** Every line but, where that is said, the first. */
const indent = (words: string, by: string, skipFirst: boolean): string =>
  (skipFirst ? '' : by) + words.replaceAll('\n', `\n${by}`);

/** A string of YAML, which Pandoc reads as Markdown. */
const yamlString = (words: string): string =>
  JSON.stringify(escapeMarkdown(words, 'x'));

function frontMatter(
  {
    title,
    language,
    template,
    style,
    status,
    marking,
    fields,
    blocks,
  }: BriefingDocument,
  { bibliography }: MarkdownFiles,
): string {
  const lines = [
    `title: ${yamlString(title)}`,
    `lang: ${language}`,
    ...(bibliography === null
      ? []
      : [
          `bibliography: ${yamlString(bibliography)}`,
          ...(blocks.some(({ type }) => type === 'bibliography')
            ? []
            : ['suppress-bibliography: true']),
        ]),
    'precis:',
    `  template: ${template}`,
    `  style: ${style}`,
    `  status: ${status}`,
    `  marking: ${yamlString(marking)}`,
  ];
  const entries = Object.entries(fields);
  lines.push(entries.length > 0 ? '  fields:' : '  fields: {}');
  for (const [key, value] of entries) {
    // A key may be a word that YAML takes for something else.
    const name = `    ${JSON.stringify(key)}:`;
    if (typeof value === 'number') lines.push(`${name} ${value}`);
    else if (typeof value === 'string')
      lines.push(`${name} ${yamlString(value)}`);
    else
      lines.push(
        value.length === 0 ? `${name} []` : name,
        ...value.map((each) => `      - ${yamlString(each)}`),
      );
  }
  return ['---', ...lines, '---'].join('\n');
}

type Attributes = readonly (readonly [string, string])[];
type BlockContext = MarkdownContext & MarkdownFiles;

function baseAttributes({ align, direction, language }: Block): Attributes {
  return [
    ...(language === undefined ? [] : [['lang', language] as const]),
    ...(direction ? [['dir', direction] as const] : []),
    ...(align ? [['align', align] as const] : []),
  ];
}

const written = (attributes: Attributes): string =>
  attributes.map(([key, value]) => `${key}=${attributeValue(value)}`).join(' ');

/** `names` are a class or an identifier, with its sign. */
function inDiv(
  names: readonly string[],
  attributes: Attributes,
  body: string,
): string {
  const said = [
    ...names,
    ...(attributes.length > 0 ? [written(attributes)] : []),
  ];
  if (said.length === 0) return body;
  // One colon more than any block within it begins with.
  return `::: {${said.join(' ')}}\n${body === '' ? '' : `${body}\n`}:::`;
}

const markingSpan = ({ marking }: Block): string =>
  marking === undefined || marking.trim() === ''
    ? ''
    : `[(${escapeMarkdown(marking, '(')})]{.marking} `;

/** A line that only white space would be read from is none. */
const isBlank = (block: Block): boolean =>
  [...inlineContainers(block)].every(
    (content) =>
      plainInline(content).trim() === '' &&
      !content.some(({ type }) => type === 'footnote'),
  );

/** Null for a block without words, which Markdown can't say. */
function blockMarkdown(block: Block, context: BlockContext): string | null {
  const attributes = baseAttributes(block);
  const line = (content: readonly Inline[], place: Place): string =>
    markdownInlines(content, place, context);
  const marking = markingSpan(block);
  /** A block that does not begin with words has its marking before it. */
  const marked = (body: string): string =>
    marking === '' ? body : `${marking.trimEnd()}\n\n${body}`;
  switch (block.type) {
    case 'paragraph':
      return isBlank(block)
        ? null
        : inDiv(
            [],
            attributes,
            line(block.content, { kind: 'paragraph', before: marking }),
          );
    case 'heading': {
      if (isBlank(block)) return null;
      const before = `${'#'.repeat(block.level)} ${marking}`;
      const words = line(block.content, { kind: 'line', before });
      return attributes.length > 0
        ? `${words} {${written(attributes)}}`
        : words;
    }
    case 'pull-quotation':
      return isBlank(block)
        ? null
        : inDiv(
            ['.pull-quotation'],
            attributes,
            quoted(line(block.content, { kind: 'paragraph', before: marking })),
          );
    case 'quotation': {
      if (isBlank(block)) return null;
      const lines = block.paragraphs
        .map((content, at) =>
          line(content, {
            kind: 'paragraph',
            before: at === 0 ? marking : '',
          }),
        )
        .filter((words) => words.trim() !== '');
      if (block.attribution?.length)
        lines.push(
          `${line(block.attribution, { kind: 'paragraph', before: '[' })}]{.attribution}`,
        );
      return inDiv([], attributes, quoted(lines.join('\n\n')));
    }
    case 'list':
      return inDiv(
        marking === '' ? [] : ['.marked'],
        attributes,
        marked(listMarkdown(block, context)),
      );
    case 'table':
      return inDiv(
        marking === '' ? [] : ['.marked'],
        [...attributes, ...tableAttributes(block)],
        marked(markdownTable(block, context)),
      );
    case 'image': {
      const at = context.image(block.attachment);
      const body = block.caption?.length
        ? `${line(block.caption, { kind: 'paragraph', before: '![' })}](${at}){alt=${attributeValue(block.alternative)}}`
        : // What follows keeps Pandoc from printing the words as a caption.
          `![${escapeMarkdown(block.alternative, '[')}](${at})<!-- -->`;
      return inDiv(marking === '' ? [] : ['.marked'], attributes, marked(body));
    }
    case 'code': {
      const runs = block.text.match(/`+/g) ?? [];
      const fence = '`'.repeat(
        Math.max(3, ...runs.map(({ length }) => length + 1)),
      );
      return inDiv(
        marking === '' ? [] : ['.marked'],
        attributes,
        marked(
          `${fence}\n${block.text === '' ? '' : `${block.text}\n`}${fence}`,
        ),
      );
    }
    case 'rule':
      return '* * *';
    case 'page-break':
      return inDiv(['.page-break'], [], '');
    case 'bibliography':
      return inDiv(['#refs'], attributes, marking.trimEnd());
  }
}

const quoted = (body: string): string =>
  body
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

const listMarkdown = (list: List, context: BlockContext): string =>
  itemsMarkdown(
    list,
    (list.ticks ?? [])
      .map((tick) => `[☐ ${escapeMarkdown(tick, ' ')}]{.tick}`)
      .join(' '),
    context,
  );

function itemsMarkdown(
  { style, start = 1, items }: ListItems,
  ticks: string,
  context: BlockContext,
): string {
  return items
    .map(({ content, checked, children }, at) => {
      const sign =
        (style === 'ordered' ? `${at + start}.` : '-').padEnd(3) + ' ';
      const box = style === 'check' ? `[${checked ? 'x' : ' '}] ` : '';
      const own = markdownInlines(
        content,
        { kind: 'paragraph', before: '' },
        context,
      );
      const words = [own, ticks].filter((part) => part !== '').join(' ');
      // Words of an item are not ended by a list that begins with another number than 1.
      const apart = children?.start === undefined ? '\n' : '\n\n';
      const inner = children
        ? apart + itemsMarkdown(children, '', context)
        : '';
      // An item without words would be read as those of the item before.
      const filled = words === '' ? '<!-- -->' : words;
      // Pandoc takes a box for one only where words follow it in its line.
      const gap = box !== '' && filled.startsWith('\\\n') ? '<!-- -->' : '';
      return `${sign}${indent(`${box}${gap}${filled}${inner}`, ' '.repeat(sign.length), true)}`.trimEnd();
    })
    .join('\n');
}

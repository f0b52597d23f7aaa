// The blocks of a Markdown text, as Pandoc and CommonMark divide it: what is set in, quoted or fenced is read as a text of
// its own. Notes and addresses that are named at the foot are taken out on the way.
import { readAttributes, type Attributes } from './read-markdown-attributes.ts';
import { referenceName } from './read-markdown-links.ts';
import { readTable, type WrittenTable } from './read-markdown-tables.ts';
import { signNumber } from './sign-number.ts';

export type WrittenBlock =
  | { readonly type: 'paragraph'; readonly text: string }
  | {
      readonly type: 'heading';
      readonly level: number;
      readonly text: string;
      readonly attributes: Attributes | null;
    }
  | { readonly type: 'quotation'; readonly blocks: readonly WrittenBlock[] }
  | {
      readonly type: 'list';
      readonly isOrdered: boolean;
      /** The number of the first item. */
      readonly start: number;
      readonly items: readonly (readonly WrittenBlock[])[];
    }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'rule' }
  | {
      readonly type: 'table';
      readonly table: WrittenTable;
      readonly caption: string | null;
    }
  | {
      readonly type: 'division';
      readonly attributes: Attributes;
      readonly blocks: readonly WrittenBlock[];
    };

export type WrittenNotes = {
  /** The blocks of the notes by their labels. */
  readonly notes: Map<string, readonly WrittenBlock[]>;
  readonly references: Map<string, string>;
  /** Whether something nests deeper than is read, and is words. */
  isTooDeep?: boolean;
};

/** What nests deeper is read as words. */
const MAX_DEPTH = 24;
const NESTING: ReadonlySet<WrittenBlock['type']> = new Set([
  'list',
  'quotation',
  'division',
]);

const isBlank = (line: string | undefined): boolean =>
  line === undefined || line.trim() === '';
const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const DIVISION = /^ {0,3}(:{3,})\s*(?:(\{.*\})|([\w-]+))\s*:*\s*$/s;
const DIVISION_END = /^ {0,3}:{3,}\s*$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*$/s;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const QUOTED = /^ {0,3}>/;
const NOTE = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)$/s;
const REFERENCE =
  /^ {0,3}\[((?:\\.|[^\\\][]){1,500})\]:[ \t]+(?:<([^<>\n]*)>|(\S+))(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/s;
const CAPTION = /^(?::(?!:) ?|[Tt]able: ?)(?=\S)/;

type Marker = {
  readonly isOrdered: boolean;
  /** What a list is counted from that begins with it. */
  readonly number: number;
  /** Of one list are those with the same. */
  readonly sign: string;
  /** Where its words begin. */
  readonly content: number;
};

function markerOf(line: string): Marker | null {
  const found =
    /^( {0,3})([-+*]|\(?(?:\d{1,9}|#|[a-z]|[ivxlcdm]{2,7}|[A-Z](?= {2}|.{1,2} {2}))[.)])( +|\t|$)/s.exec(
      line,
    );
  if (!found) return null;
  const [, before = '', sign = '', space = ''] = found;
  if (sign.startsWith('(') && !sign.endsWith(')')) return null;
  const isEmpty = line.slice(found[0].length).trim() === '';
  const isWide = space.length > 4 && !isEmpty;
  return {
    isOrdered: !/^[-+*]$/.test(sign),
    number: signNumber(sign),
    sign: /^[-+*]$/.test(sign) ? sign : (sign.at(-1) ?? ''),
    content:
      before.length + sign.length + (isEmpty || isWide ? 1 : space.length),
  };
}

/** Whether `line` ends the paragraph before it. */
const interrupts = (line: string): boolean =>
  FENCE.test(line) ||
  (HEADING.test(line) && /^ {0,3}#{1,6}\s/.test(line)) ||
  RULE.test(line) ||
  QUOTED.test(line) ||
  DIVISION_END.test(line) ||
  (/^ {0,3}(?:[-+*]|1[.)])\s+\S/.test(line) && markerOf(line) !== null);

export function readBlocks(
  lines: readonly string[],
  found: WrittenNotes,
  depth = 0,
): WrittenBlock[] {
  const blocks: WrittenBlock[] = [];
  let at = 0;
  const inner = (part: readonly string[]): WrittenBlock[] => {
    if (depth < MAX_DEPTH) return readBlocks(part, found, depth + 1);
    // One level more says what it would have been; below it there are words anyway.
    const apart = { notes: new Map(), references: new Map() };
    if (
      depth === MAX_DEPTH &&
      readBlocks(part, apart, depth + 1).some(({ type }) => NESTING.has(type))
    )
      found.isTooDeep = true;
    return [{ type: 'paragraph', text: part.join('\n').trim() }];
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (isBlank(line)) {
      at += 1;
      continue;
    }
    if (/^ {0,3}<!--/.test(line)) {
      const end = lines.findIndex((each, y) => y >= at && each.includes('-->'));
      const rest =
        end < 0 ? '' : (lines[end] ?? '').split('-->').slice(1).join('-->');
      if (end >= 0 && rest.trim() === '') {
        at = end + 1;
        continue;
      }
    }
    const fence = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      const close = new RegExp(
        `^ {0,3}\\${fence[0] ?? '`'}{${fence.length},}\\s*$`,
      );
      let end = at + 1;
      while (end < lines.length && !close.test(lines[end] ?? '')) end += 1;
      const indent = indentOf(line);
      blocks.push({
        type: 'code',
        text: lines
          .slice(at + 1, end)
          .map((each) => each.slice(Math.min(indent, indentOf(each))))
          .join('\n'),
      });
      at = end + 1;
      continue;
    }
    const division = DIVISION.exec(line);
    if (division) {
      const attributes =
        division[2] === undefined
          ? {
              id: null,
              classes: [division[3] ?? ''],
              values: new Map(),
              length: 0,
            }
          : readAttributes(division[2]);
      const end = divisionEnd(lines, at);
      if (attributes && end !== null) {
        blocks.push({
          type: 'division',
          attributes,
          blocks: inner(lines.slice(at + 1, end)),
        });
        at = end + 1;
        continue;
      }
    }
    const heading = HEADING.exec(line);
    if (heading) {
      blocks.push(headingOf(heading[1]?.length ?? 1, heading[2] ?? ''));
      at += 1;
      continue;
    }
    if (RULE.test(line)) {
      blocks.push({ type: 'rule' });
      at += 1;
      continue;
    }
    if (QUOTED.test(line)) {
      let end = at;
      let isLazy = false;
      while (end < lines.length) {
        const each = lines[end] ?? '';
        if (QUOTED.test(each)) isLazy = !/^ {0,3}>\s*$/.test(each);
        else if (isBlank(each) || !isLazy || interrupts(each)) break;
        end += 1;
      }
      blocks.push({
        type: 'quotation',
        blocks: inner(
          lines.slice(at, end).map((each) => each.replace(/^ {0,3}> ?/, '')),
        ),
      });
      at = end;
      continue;
    }
    const note = NOTE.exec(line);
    if (note) {
      const end = setInEnd(lines, at + 1, 4, true);
      const [, label = '', first = ''] = note;
      if (!found.notes.has(label))
        found.notes.set(
          label,
          inner([
            first,
            ...lines.slice(at + 1, end).map((each) => outdent(each, 4)),
          ]),
        );
      at = end;
      continue;
    }
    const reference = REFERENCE.exec(line);
    if (reference) {
      const name = referenceName(reference[1] ?? '');
      if (!found.references.has(name))
        found.references.set(name, reference[2] ?? reference[3] ?? '');
      at += 1;
      continue;
    }
    const table = readTable(lines, at);
    if (table) {
      at += table.length;
      const caption = captionAt(lines, at);
      if (caption) at = caption.end;
      blocks.push({ type: 'table', table, caption: caption?.text ?? null });
      continue;
    }
    const marker = markerOf(line);
    if (marker) {
      const { items, end } = readItems(lines, at, marker, inner);
      const { isOrdered, number: start } = marker;
      blocks.push({ type: 'list', isOrdered, start, items });
      at = end;
      continue;
    }
    if (indentOf(line) >= 4 || line.startsWith('\t')) {
      let end = at;
      while (
        end < lines.length &&
        (isBlank(lines[end]) || /^(?: {4}|\t)/.test(lines[end] ?? ''))
      )
        end += 1;
      blocks.push({
        type: 'code',
        text: lines
          .slice(at, end)
          .map((each) => outdent(each, 4))
          .join('\n')
          .replace(/\n+$/, ''),
      });
      at = end;
      continue;
    }
    let end = at + 1;
    let underline = 0;
    while (end < lines.length && !isBlank(lines[end])) {
      const each = lines[end] ?? '';
      if (/^ {0,3}(?:=+|-+)\s*$/.test(each)) {
        underline = each.trim().startsWith('=') ? 1 : 2;
        break;
      }
      if (interrupts(each)) break;
      end += 1;
    }
    const text = lines
      .slice(at, end)
      .map((each) => each.replace(/^[ \t]+/, ''))
      .join('\n')
      .replace(/[ \t]+$/, '');
    if (underline > 0) {
      blocks.push(headingOf(underline, text));
      at = end + 1;
    } else {
      // A caption may stand before its table as well.
      const after = CAPTION.test(text) ? nextTable(lines, end) : null;
      if (after) {
        blocks.push({
          type: 'table',
          table: after.table,
          caption: text.replace(CAPTION, ''),
        });
        at = after.end;
      } else {
        blocks.push({ type: 'paragraph', text });
        at = end;
      }
    }
  }
  return blocks;
}

function headingOf(level: number, written: string): WrittenBlock {
  let text = written.replace(/(^|[ \t])#+$/, '').trim();
  let attributes: Attributes | null = null;
  const start = text.lastIndexOf('{');
  if (start >= 0 && text[start - 1] !== '\\') {
    const behind = text[start - 1];
    const read = readAttributes(text.slice(start));
    // Straight behind a bracket they are those of the words in it.
    if (read && start + read.length === text.length && behind !== ']') {
      attributes = read;
      text = text.slice(0, start).trimEnd();
    }
  }
  return { type: 'heading', level, text, attributes };
}

const outdent = (line: string, by: number): string =>
  line.startsWith('\t')
    ? line.slice(1)
    : line.slice(Math.min(by, indentOf(line)));

/** Where the division that opens at `at` is closed, past those within it. */
function divisionEnd(lines: readonly string[], at: number): number | null {
  let depth = 0;
  let fence: string | null = null;
  for (let y = at; y < lines.length; y += 1) {
    const line = lines[y] ?? '';
    if (fence !== null) {
      if (line.trim().startsWith(fence) && /^[`~]+$/.test(line.trim()))
        fence = null;
      continue;
    }
    fence = FENCE.exec(line)?.[1] ?? null;
    if (fence !== null) continue;
    if (DIVISION_END.test(line)) {
      depth -= 1;
      if (depth === 0) return y;
    } else if (DIVISION.test(line)) depth += 1;
  }
  return null;
}

/** Where what is set in by `by` ends; blank lines belong to it where more of it follows. */
function setInEnd(
  lines: readonly string[],
  start: number,
  by: number,
  isLazy: boolean,
): number {
  let end = start;
  let at = start;
  let wasBlank = false;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (isBlank(line)) wasBlank = true;
    else if (indentOf(line) >= by || line.startsWith('\t')) {
      wasBlank = false;
      end = at + 1;
    } else if (
      isLazy &&
      !wasBlank &&
      !interrupts(line) &&
      markerOf(line) === null &&
      !NOTE.test(line)
    )
      end = at + 1;
    else break;
    at += 1;
  }
  return end;
}

function readItems(
  lines: readonly string[],
  start: number,
  first: Marker,
  inner: (part: readonly string[]) => WrittenBlock[],
): { readonly items: WrittenBlock[][]; readonly end: number } {
  const items: WrittenBlock[][] = [];
  let at = start;
  for (;;) {
    const line = lines[at] ?? '';
    const marker = RULE.test(line) ? null : markerOf(line);
    if (marker?.sign !== first.sign || marker.isOrdered !== first.isOrdered)
      break;
    const end = setInEnd(lines, at + 1, Math.min(marker.content, 4), true);
    items.push(
      inner([
        line.slice(marker.content),
        ...lines
          .slice(at + 1, end)
          .map((each) => outdent(each, marker.content)),
      ]),
    );
    at = end;
    let next = at;
    while (next < lines.length && isBlank(lines[next])) next += 1;
    if (next === lines.length || markerOf(lines[next] ?? '') === null) break;
    at = next;
  }
  return { items, end: at };
}

function captionAt(
  lines: readonly string[],
  at: number,
): { readonly text: string; readonly end: number } | null {
  let start = at;
  while (start < lines.length && isBlank(lines[start])) start += 1;
  if (!CAPTION.test(lines[start] ?? '')) return null;
  let end = start + 1;
  while (end < lines.length && !isBlank(lines[end])) end += 1;
  return {
    text: lines
      .slice(start, end)
      .map((line) => line.trimStart())
      .join('\n')
      .replace(CAPTION, ''),
    end,
  };
}

function nextTable(
  lines: readonly string[],
  at: number,
): { readonly table: WrittenTable; readonly end: number } | null {
  let start = at;
  while (start < lines.length && isBlank(lines[start])) start += 1;
  const table = readTable(lines, start);
  return table && { table, end: start + table.length };
}

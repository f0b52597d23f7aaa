// The words of one block as they are read: white space collapses as HTML has it, neighbours that look alike are one run,
// and links to one address that touch are one.
import type { Footnote, Inline, Text, TextMark } from '../document/document.ts';
import type { Look } from './html-look.ts';

/** The most characters of one run, well below what the validator takes. */
const LONGEST_RUN = 1_000_000;
/** As the editor writes them (renderer/editor/convert.ts). */
const ORDER: readonly TextMark[] = [
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
  'highlight',
  'code',
];

export type Runs = {
  readonly addText: (text: string, look: Look) => void;
  readonly addBreak: () => void;
  readonly addNote: (footnote: Footnote) => void;
  /** The direction of what was added; null for that of the text around it. */
  readonly direction: () => Look['direction'];
  /**
   * What was added, and begins anew: the lines of a block, or several where empty lines divide them. White space at the
   * edges goes, but for a space within a line where `keepEdges`.
   */
  readonly take: (keepEdges?: boolean) => Inline[][];
};

/** `keepBreaks` keeps line breaks that follow each other, which otherwise divide paragraphs. */
export function createRuns(keepBreaks = false): Runs {
  let lines: Inline[][] = [[]];
  let breaks = 0;
  let direction: Look['direction'] = null;
  /** A space that stands before the next word, if there is one, with the look that it has. */
  let waiting: Look | null = null;
  let isStart = true;

  const line = (): Inline[] => {
    const last = lines.at(-1);
    if (last) return last;
    const made: Inline[] = [];
    lines.push(made);
    return made;
  };
  const openLine = (): void => {
    if (breaks === 0) return;
    if (line().length > 0) {
      if (breaks === 1 || keepBreaks)
        for (let left = breaks; left > 0; left -= 1)
          line().push({ type: 'line-break' });
      else lines.push([]);
    }
    breaks = 0;
  };
  const push = (text: string, look: Look): void => {
    openLine();
    pushRun(line(), text, look);
    isStart = false;
  };
  const takeSpace = (): void => {
    if (waiting && !isStart) push(' ', waiting);
    waiting = null;
  };
  return {
    addText(text, look) {
      if (text === '') return;
      direction = look.direction;
      if (look.space === 'collapse') {
        const words = text.replaceAll(/[ \t\n\r\f]+/g, ' ');
        if (words.startsWith(' ')) waiting ??= look;
        if (words === ' ') return;
        takeSpace();
        push(
          words.trim() === words ? words : words.replace(/^ | $/g, ''),
          look,
        );
        if (words.endsWith(' ')) waiting = look;
        return;
      }
      takeSpace();
      for (const [place, part] of text.split(/\r\n?|\n/).entries()) {
        if (place > 0) this.addBreak();
        const words =
          look.space === 'all'
            ? part.replaceAll(/[\t\f]/g, ' ')
            : part.replaceAll(/[ \t\f]+/g, ' ');
        if (words !== '') push(words, look);
      }
    },
    addBreak() {
      waiting = null;
      isStart = true;
      breaks += 1;
    },
    addNote(footnote) {
      takeSpace();
      openLine();
      line().push(footnote);
      isStart = false;
    },
    direction: () => direction,
    take(keepEdges = false) {
      if (keepEdges && waiting && !isStart) takeSpace();
      const taken = (keepEdges ? lines : lines.map(trimmed)).filter(
        (each) => each.length > 0,
      );
      lines = [[]];
      breaks = 0;
      waiting = null;
      isStart = true;
      direction = null;
      return taken.filter(hasWords);
    },
  };
}

/** Words of a look and address like those at the end go on there. */
function pushRun(content: Inline[], text: string, look: Look): void {
  if (look.url === null) {
    pushText(content, text, look);
    return;
  }
  const last = content.at(-1);
  if (last?.type === 'link' && last.url === look.url) {
    // Made here, and nobody else's yet.
    pushText(last.content as Text[], text, look);
    return;
  }
  const inside: Text[] = [];
  pushText(inside, text, look);
  content.push({ type: 'link', url: look.url, content: inside });
}

function pushText(content: (Inline | Text)[], text: string, look: Look): void {
  const marks = ORDER.filter((mark) => look.marks.has(mark));
  const run: Text = {
    type: 'text',
    text,
    ...(marks.length > 0 && { marks }),
    ...(look.language !== null && { language: look.language }),
  };
  pushPieces(content, run);
}

/** Adds a run in pieces that the validator takes; neighbours that look alike are one. */
function pushPieces(content: (Inline | Text)[], run: Text): void {
  const last = content.at(-1);
  if (
    last?.type === 'text' &&
    last.text.length + run.text.length <= LONGEST_RUN &&
    last.language === run.language &&
    String(last.marks ?? '') === String(run.marks ?? '')
  ) {
    content[content.length - 1] = { ...last, text: last.text + run.text };
    return;
  }
  let start = 0;
  while (start < run.text.length) {
    let end = Math.min(run.text.length, start + LONGEST_RUN);
    // A run may not end in the middle of a surrogate pair.
    if (
      end < run.text.length &&
      /[\uD800-\uDBFF]/.test(run.text[end - 1] ?? '')
    )
      end -= 1;
    content.push({ ...run, text: run.text.slice(start, end) });
    start = end;
  }
}

/** Without the spaces at its edges. */
function trimmed(content: readonly Inline[]): Inline[] {
  const rest = [...content];
  const last = rest.at(-1);
  if (last?.type === 'text') {
    const text = last.text.replace(/ +$/, '');
    if (text === '') rest.pop();
    else rest[rest.length - 1] = { ...last, text };
  }
  const first = rest[0];
  if (first?.type === 'text') {
    const text = first.text.replace(/^ +/, '');
    if (text === '') rest.shift();
    else rest[0] = { ...first, text };
  }
  return rest;
}

const BLANK = /^[\s\u200B]*$/u;

/** A line of spaces alone is there for the room that it takes. */
const hasWords = (content: readonly Inline[]): boolean =>
  content.some((part) => {
    if (part.type === 'text') return !BLANK.test(part.text);
    if (part.type === 'link')
      return part.content.some(
        (inner) => inner.type === 'text' && !BLANK.test(inner.text),
      );
    return part.type !== 'line-break';
  });

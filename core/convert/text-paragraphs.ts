// Where the paragraphs of a plain text begin and end. Where no blank line stands between lines, a line is a paragraph,
// unchanged; where blank lines divide, lines that were broken to fit a width are joined again.

export type TextParagraph = {
  readonly words: string;
  /** Whether it stands in a fence of backticks. */
  readonly isCode: boolean;
};

/** A line longer than this, in UTF-16 code units, was not broken to fit a width. */
const LONGEST_WRAPPED = 200;

const isBlank = (line: string): boolean => line.trim() === '';

/** The indices of the lines from a fence of three backticks or more to the next. The last, where it is odd, opens none. */
function codeLines(lines: readonly string[]): Set<number> {
  const fences: number[] = [];
  for (const [index, line] of lines.entries())
    if (line.includes('```') && /^\s{0,3}`{3,}[^`]*$/u.test(line))
      fences.push(index);
  const code = new Set<number>();
  for (let at = 0; at + 1 < fences.length; at += 2)
    for (
      let index = fences[at] ?? 0;
      index <= (fences[at + 1] ?? 0);
      index += 1
    )
      code.add(index);
  return code;
}

/** How a line begins that is an item of a list or the definition of a number; null for others. */
function opener(line: string): string | null {
  const match =
    /^\s*(?:([-*•‣▪◦·・–—])\s|\d{1,3}([.)])\s|\[\d{1,3}\](:)\s)/u.exec(line);
  return match ? (match[1] ?? match[2] ?? match[3] ?? null) : null;
}

// Scripts that put no space between words, and their stops.
const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\u30FB\u30FC\uFF01-\uFF60\uFFE0-\uFFE6]/u;

/** What comes between two lines of one paragraph. Neither has white space where they meet. */
function jointOf(before: string, after: string): '' | ' ' {
  if (/\p{L}[-‐\u00AD]$/u.test(before.slice(-3))) return '';
  // A marker belongs to the word before it, and says nothing about the script.
  const end = before.slice(-64).replace(/(?:\s*\[[^[\]]*\])+$/u, '');
  const start = after.slice(0, 64).replace(/^(?:\[[^[\]]*\])+/u, '');
  const last = Array.from(end).at(-1) ?? '';
  const first = Array.from(start)[0] ?? '';
  return CJK.test(last) && CJK.test(first) ? '' : ' ';
}

/** The lines as one; the white space where two meet becomes a space, or nothing. */
function joinLines(lines: readonly string[]): string {
  const parts: string[] = [];
  for (const line of lines) {
    const before = parts.pop();
    if (before === undefined) parts.push(line);
    else {
      const end = before.trimEnd();
      const start = line.trimStart();
      parts.push(end, jointOf(end, start), start);
    }
  }
  return parts.join('');
}

/** The paragraphs of lines that no blank line divides, in a text that has blank lines. None of them is code. */
function groupParagraphs(lines: readonly string[]): string[] {
  const isWrapped = lines
    .slice(0, -1)
    .every((line) => line.length <= LONGEST_WRAPPED);
  if (!isWrapped) return [...lines];
  const kind = opener(lines[0] ?? '');
  const paragraphs: string[][] = [];
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    const isItem = kind !== null && opener(line) === kind;
    if (!paragraph || isItem) paragraphs.push([line]);
    else paragraph.push(line);
  }
  return paragraphs.map(joinLines);
}

/**
 * The paragraphs of `text` in their order, none of them blank. In a divided text a group of lines stays one paragraph a
 * line where one but the last is longer than 200 characters, between fences of backticks, and where its lines are the
 * items of a list.
 */
export function textParagraphs(text: string): TextParagraph[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const code = codeLines(lines);
  const first = lines.findIndex((line) => !isBlank(line));
  const last = lines.findLastIndex((line) => !isBlank(line));
  const isDivided = lines.some(
    (line, index) => index > first && index < last && isBlank(line),
  );
  const paragraphs: TextParagraph[] = [];
  let group: string[] = [];
  const endGroup = (): void => {
    for (const words of groupParagraphs(group))
      paragraphs.push({ words, isCode: false });
    group = [];
  };
  for (const [index, line] of lines.entries()) {
    const isCode = code.has(index);
    if (isBlank(line) || isCode || !isDivided) endGroup();
    if (isBlank(line)) continue;
    if (isCode) paragraphs.push({ words: line, isCode });
    else group.push(line);
  }
  endGroup();
  return paragraphs;
}

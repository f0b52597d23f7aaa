// Stretches of text between backticks, which are code wherever people write text. A backtick that opens a quotation
// mark in the TeX manner (``so'') is not one.

export type CodeSpan = {
  /** Offsets in UTF-16 code units, the backticks included. */
  readonly start: number;
  readonly end: number;
};

type Run = CodeSpan & { readonly closes: boolean };

/** A run with white space before it and a word after it can only open. */
function canClose(text: string, start: number, end: number): boolean {
  const opensWord = /[\p{L}\p{N}]/u.test(text.charAt(end));
  return !(opensWord && (start === 0 || /\s/u.test(text.charAt(start - 1))));
}

/** The spans from the first to the last; a run of backticks is closed by the next run of the same length. Linear time. */
export function codeSpans(text: string): CodeSpan[] {
  if (!text.includes('`')) return [];
  const runs: Run[] = [];
  const closers = new Map<number, Run[]>();
  for (const match of text.matchAll(/`+/g)) {
    const start = match.index;
    const end = start + match[0].length;
    const run = { start, end, closes: canClose(text, start, end) };
    runs.push(run);
    if (!run.closes) continue;
    const same = closers.get(end - start);
    if (same) same.push(run);
    else closers.set(end - start, [run]);
  }
  // From here on the next closer of a length is taken from the end.
  for (const same of closers.values()) same.reverse();
  const spans: CodeSpan[] = [];
  let reached = 0;
  for (const run of runs) {
    if (run.start < reached) continue;
    const same = closers.get(run.end - run.start) ?? [];
    while ((same.at(-1)?.start ?? Infinity) <= run.start) same.pop();
    const closer = same.at(-1);
    if (!closer) continue;
    spans.push({ start: run.start, end: closer.end });
    reached = closer.end;
  }
  return spans;
}

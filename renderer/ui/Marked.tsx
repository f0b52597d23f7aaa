// A text with the words in it lit up that were looked for.
import type { ReactNode } from 'react';

export function Marked({
  text,
  ranges,
}: {
  readonly text: string;
  /** In the order of the text; none overlap. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
}) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of ranges) {
    pieces.push(
      text.slice(at, from),
      <mark key={from}>{text.slice(from, to)}</mark>,
    );
    at = to;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}

// A part of a source with the words in it lit up that were looked for.
import type { ReactNode } from 'react';
import type { SourceMatch } from '#core/citations/find-sources.ts';
import type { SourcePart } from '#core/citations/source-shelf.ts';

export function Marked({
  text,
  part,
  matches,
}: {
  readonly text: string;
  /** Which part of the source the text is. */
  readonly part: SourcePart;
  /** Of all parts; in each in the order of the text, and none overlap. */
  readonly matches: readonly SourceMatch[];
}) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of matches.filter((match) => match.part === part)) {
    pieces.push(
      text.slice(at, from),
      <mark key={from}>{text.slice(from, to)}</mark>,
    );
    at = to;
  }
  return (
    // What turns the direction of a foreign text turns nothing beside it.
    <bdi>
      {pieces}
      {text.slice(at)}
    </bdi>
  );
}

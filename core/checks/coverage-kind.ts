// How a sentence stands to its source, as the strip, the table by section and the command line count it: what a person has
// silenced with a reason is answered, and asks for nothing any more.
import type { CoveredSentence } from './coverage.ts';
import type { Finding } from './finding.ts';

export type CoverageKind =
  'cited' | 'uncited' | 'answered' /** Opinion, heading. */ | 'others';

/** Of findings that are silenced, and of others, which do not matter here. */
export function answeredBy(
  silenced: readonly (Pick<Finding, 'check' | 'text'> & {
    readonly block: string | null;
  })[],
): (sentence: CoveredSentence) => boolean {
  // Of most briefings, whose sentences are many.
  if (silenced.length === 0) return () => false;
  const claims = new Set<string>();
  const quoted = new Set<string>();
  const apart = new Set<string>();
  for (const { check, block, text } of silenced) {
    const key = `${block ?? ''}\n${text}`;
    if (check === 'claim-without-citation') claims.add(key);
    if (check !== 'quotation-without-citation') continue;
    quoted.add(key);
    apart.add(block ?? '');
  }
  return ({ block, text, quoted: words, isApart }) =>
    claims.has(`${block}\n${text}`) ||
    (isApart && apart.has(block)) ||
    words.some((each) => quoted.has(`${block}\n${each}`));
}

export function coverageKind(
  sentence: CoveredSentence,
  isAnswered: (sentence: CoveredSentence) => boolean,
): CoverageKind {
  // Whoever cites says that it states something, whatever words it has.
  if (sentence.cited) return 'cited';
  if (!sentence.needs) return 'others';
  return isAnswered(sentence) ? 'answered' : 'uncited';
}

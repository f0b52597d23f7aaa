// How long the text is against the limits of its template, on the status line.
import type { MeasuredLimit } from '#core/document/limits.ts';
import styles from './briefing-screen.module.css';
import { counted } from './ui/counted.ts';
import { Sign } from './ui/Sign.tsx';

/** `1,146 of 1,500 words`, `About 2 of 2 pages`, `“Key points” ends on page 2, the limit is page 1 (estimate)`. */
export function lengthInWords({
  limit: { unit, most, through },
  length,
  estimated,
}: MeasuredLimit): string {
  if (through !== undefined && unit === 'pages')
    return `“${through}” ends on page ${length}, the limit is page ${most}${estimated ? ' (estimate)' : ''}`;
  const one = unit === 'words' ? 'word' : 'page';
  const about = estimated ? 'about ' : '';
  const said = `${about}${length.toLocaleString('en-GB')} of ${counted(most, one, unit)}`;
  const words = through === undefined ? said : `To ${through}: ${said}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function LimitStatus({
  words,
  limits,
}: {
  /** How long it is, for a person. */
  readonly words: string;
  readonly limits: readonly MeasuredLimit[];
}) {
  const counts = limits.some(
    ({ limit }) => limit.unit === 'words' && limit.through === undefined,
  );
  return (
    <>
      {!counts && <span>{words}</span>}
      {limits.map((measured, at) => (
        <span
          key={at}
          data-exceeded={measured.exceeded}
          data-testid="limit"
          data-mends={measured.exceeded ? 'over-limit' : undefined}
          tabIndex={measured.exceeded ? -1 : undefined}
          className={
            measured.limit.through === undefined ? undefined : styles['wide']
          }
          title={
            measured.estimated
              ? 'An estimate from the measure of the page: the export counts the pages'
              : undefined
          }
        >
          {measured.exceeded && <Sign kind="warning" />}
          {lengthInWords(measured)}
          {measured.exceeded && <span className="sr">: over the limit</span>}
        </span>
      ))}
    </>
  );
}

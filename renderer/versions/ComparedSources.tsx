// What is printed of cited sources and was changed, at the end of the sheet: no word of the text says so.
import type { ComparedSource } from '#core/review/compare-sources.ts';
import { changeId } from '#core/review/list-changes.ts';
import words from './compared-text.module.css';
import styles from './compared-sources.module.css';
import type { HeadNames } from './field-words.ts';
import type { Side } from './Spans.tsx';

export function ComparedSources({
  sources,
  names,
  side,
  current,
}: {
  readonly sources: readonly ComparedSource[];
  readonly names: HeadNames;
  readonly side: Side;
  /** The id of the change that is stepped to. */
  readonly current: string | null;
}) {
  if (sources.length === 0 || side === 'plain') return null;
  return (
    <section className={styles['sources']} aria-label="Cited sources">
      <h3>Cited sources</h3>
      <ul>
        {sources.map((source) => {
          const id = changeId.source(source);
          const isCurrent = id === current || undefined;
          const { before, after } = source;
          return (
            <li key={id} data-change={id}>
              <span className={styles['name']}>
                {source.name}, {names.nameOfPart(source.part).toLowerCase()}
                :{' '}
              </span>
              {side !== 'after' && before !== '' && (
                <del className={words['deleted']} data-current={isCurrent}>
                  {before}
                </del>
              )}{' '}
              {side !== 'before' && after !== '' && (
                <ins className={words['inserted']} data-current={isCurrent}>
                  {after}
                </ins>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

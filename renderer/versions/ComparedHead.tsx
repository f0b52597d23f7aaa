// The head of the sheet in a comparison: marking, title and fields, each with what it was and what it is.
import type { BriefingHead } from '#core/document/document.ts';
import type { ComparedField } from '#core/review/compare-documents.ts';
import { changeId } from '#core/review/list-changes.ts';
import styles from './compared-head.module.css';
import words from './compared-text.module.css';
import { fieldLabel, fieldWords, type HeadNames } from './field-words.ts';
import type { Side } from './Spans.tsx';

type Props = {
  readonly before: BriefingHead;
  readonly after: BriefingHead;
  readonly fields: readonly ComparedField[];
  readonly names: HeadNames;
  readonly side: Side;
  readonly current: string | null;
};

/** Parts that stand in the table of fields, and only where they changed. */
const LISTED = ['status', 'language', 'style', 'template'];

export function ComparedHead(props: Props) {
  const { before, after, fields, names, side } = props;
  const head = side === 'before' || side === 'plain' ? before : after;
  const changed = new Map(fields.map((each) => [each.field, each]));
  const valueOf = (key: string): string => {
    const value = head.fields[key];
    return typeof value === 'object' ? value.join('; ') : String(value ?? '');
  };
  const keys = new Set([
    ...names.fields.map(({ key }) => key),
    ...Object.keys(before.fields),
    ...Object.keys(after.fields),
  ]);
  const rows = [
    ...[...keys].map((key) => ({
      field: `fields.${key}`,
      value: valueOf(key),
    })),
    ...LISTED.map((field) => ({ field, value: '' })),
  ].filter(
    ({ field, value }) =>
      value !== '' || (side !== 'plain' && changed.has(field)),
  );
  const value = (field: string, plain: string) => (
    <Value
      {...props}
      field={field}
      plain={plain}
      changed={changed.get(field)}
    />
  );
  return (
    <header className={styles['head']}>
      <p className={styles['marking']}>{value('marking', head.marking)}</p>
      <h2 className={styles['title']}>
        {value('title', head.title || 'Untitled briefing')}
      </h2>
      {rows.length > 0 && (
        <dl className={styles['fields']}>
          {rows.map(({ field, value: plain }) => (
            <div key={field}>
              <dt>{fieldLabel(field, names)}</dt>
              <dd>{value(field, plain)}</dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  );
}

function Value({
  field,
  plain,
  changed,
  names,
  side,
  current,
}: Props & {
  readonly field: string;
  readonly plain: string;
  readonly changed: ComparedField | undefined;
}) {
  if (!changed || side === 'plain') return fieldWords(field, plain, names);
  const id = changeId.field(field);
  const before = fieldWords(field, changed.before, names);
  const after = fieldWords(field, changed.after, names);
  return (
    <span data-change={id}>
      {before !== '' && side !== 'after' && (
        <del
          className={words['deleted']}
          data-current={id === current || undefined}
        >
          {before}
        </del>
      )}
      {after !== '' && side !== 'before' && (
        <ins
          className={words['inserted']}
          data-current={id === current || undefined}
        >
          {after}
        </ins>
      )}
    </span>
  );
}

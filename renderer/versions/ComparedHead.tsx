// The head of the sheet in a comparison: marking, title and fields, each with what it was and what it is.
import type { BriefingHead } from '#core/document/document.ts';
import { plainInline } from '#core/document/walk.ts';
import type { ComparedField } from '#core/review/compare-documents.ts';
import type { Span } from '#core/review/compare-words.ts';
import { changeId } from '#core/review/list-changes.ts';
import styles from './compared-head.module.css';
import words from './compared-text.module.css';
import {
  fieldLabel,
  fieldWords,
  isDateField,
  type HeadNames,
} from './field-words.ts';
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
  const isCurrent = id === current || undefined;
  // What is chosen is another choice; what is written is other words.
  const isChosen = LISTED.includes(field) || isDateField(field, names);
  const spans: readonly Pick<Span, 'change' | 'content'>[] = isChosen
    ? [
        wordSpan('deleted', fieldWords(field, changed.before, names)),
        wordSpan('inserted', fieldWords(field, changed.after, names)),
      ]
    : changed.spans;
  return (
    <span data-change={id}>
      {spans.map(({ change, content }, place) => {
        const text = plainInline(content);
        if (text === '') return null;
        if (change === 'same' || change === 'restyled') return text;
        if (
          change ===
          (side === 'before' ? 'inserted' : side === 'after' ? 'deleted' : '')
        )
          return null;
        const Element = change === 'deleted' ? 'del' : 'ins';
        return (
          <Element
            key={place}
            className={words[change]}
            data-current={isCurrent}
          >
            {text}
          </Element>
        );
      })}
    </span>
  );
}

const wordSpan = (change: Span['change'], text: string): Span => ({
  change,
  content: [{ type: 'text', text }],
});

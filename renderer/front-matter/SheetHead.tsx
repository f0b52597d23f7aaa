// What stands on the sheet above the text: marking, title and the fields of the template. All of it is typed in place.
import { useEffect, useId, useRef } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { MAX_LINE, oneLine } from '#core/document/characters.ts';
import type { FieldValue } from '#core/document/document.ts';
import type { HeadOnSheet } from './use-head.ts';
import styles from './sheet-head.module.css';

type Template = PageOutput<'briefings.open'>['template'];
type Field = Template['fields'][number];

export function SheetHead({
  onSheet: { head, change, refused },
  template,
  readOnly,
  onLeave,
}: {
  readonly onSheet: HeadOnSheet;
  readonly template: Template;
  readonly readOnly: boolean;
  /** Enter in the title: on to the text. */
  readonly onLeave: () => void;
}) {
  const problems = {
    marking: problemOf('marking', head.marking, refused.marking),
    title: problemOf('title', head.title, refused.title),
  };
  return (
    <header className={styles['head']}>
      <input
        className={styles['marking']}
        aria-label="Marking"
        placeholder="No marking"
        value={head.marking}
        readOnly={readOnly}
        spellCheck={false}
        maxLength={MAX_LINE}
        aria-invalid={problems.marking !== null}
        aria-describedby={
          problems.marking === null ? undefined : 'marking-problem'
        }
        onChange={(event) => {
          change({ marking: oneLine(event.target.value) });
        }}
      />
      <Problem id="marking-problem" problem={problems.marking} />
      <Title
        title={head.title}
        problem={problems.title}
        readOnly={readOnly}
        onChange={(title) => {
          change({ title });
        }}
        onLeave={onLeave}
      />
      <Problem id="title-problem" problem={problems.title} />
      {template.fields.length > 0 && (
        <dl className={styles['fields']}>
          {template.fields.map((field) => (
            <FieldRow
              key={field.key}
              field={field}
              value={head.fields[field.key]}
              readOnly={readOnly}
              onChange={(value) => {
                const { [field.key]: before, ...others } = head.fields;
                change({
                  fields:
                    value === null ? others : { ...others, [field.key]: value },
                });
              }}
            />
          ))}
        </dl>
      )}
      <Problem id="fields-problem" problem={refused.fields ?? null} />
    </header>
  );
}

/** What is wrong with a field, said below it: it is full, or the library does not take what it holds. */
function problemOf(
  name: string,
  value: string,
  refused: string | undefined,
): string | null {
  if (refused !== undefined) return refused;
  return value.length < MAX_LINE
    ? null
    : `A ${name} has ${MAX_LINE.toLocaleString('en-GB')} characters at most: what went beyond was left out.`;
}

function Problem({
  id,
  problem,
}: {
  readonly id: string;
  readonly problem: string | null;
}) {
  return (
    problem !== null && (
      <p id={id} className={styles['problem']} role="alert">
        {problem}
      </p>
    )
  );
}

/** A title may run over lines, and holds none of its own. */
function Title({
  title,
  problem,
  readOnly,
  onChange,
  onLeave,
}: {
  readonly title: string;
  /** One sentence, shown below it. */
  readonly problem: string | null;
  readonly readOnly: boolean;
  readonly onChange: (title: string) => void;
  readonly onLeave: () => void;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const fit = (): void => {
      element.style.height = 'auto';
      element.style.height = `${element.scrollHeight}px`;
    };
    fit();
    // The height follows the width, which changes with the panes.
    const observer = new ResizeObserver(fit);
    if (element.parentElement) observer.observe(element.parentElement);
    return () => {
      observer.disconnect();
    };
  }, [title]);
  return (
    <h1 className={styles['title']}>
      <textarea
        ref={area}
        rows={1}
        aria-label="Title"
        placeholder="Untitled briefing"
        value={title}
        readOnly={readOnly}
        maxLength={MAX_LINE}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'title-problem'}
        onChange={(event) => {
          onChange(oneLine(event.target.value));
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onLeave();
        }}
      />
    </h1>
  );
}

function FieldRow({
  field,
  value,
  readOnly,
  onChange,
}: {
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly readOnly: boolean;
  /** Null takes the value away. */
  readonly onChange: (value: FieldValue | null) => void;
}) {
  const id = useId();
  const missing =
    field.required && (value === undefined || String(value).trim() === '');
  return (
    <div className={styles['row']}>
      <dt>
        <label htmlFor={id}>{field.label}</label>
      </dt>
      <dd>
        <FieldInput {...{ id, field, value, readOnly, onChange }} />
        {missing && (
          <span className={styles['missing']} id={`${id}-missing`}>
            Required
          </span>
        )}
      </dd>
    </div>
  );
}

function FieldInput({
  id,
  field,
  value,
  readOnly,
  onChange,
}: Parameters<typeof FieldRow>[0] & { readonly id: string }) {
  const written = (text: string): void => {
    onChange(text === '' ? null : oneLine(text));
  };
  if (field.type === 'choice')
    return (
      <select
        id={id}
        value={typeof value === 'string' ? value : ''}
        disabled={readOnly}
        onChange={(event) => {
          written(event.target.value);
        }}
      >
        <option value="">Not chosen</option>
        {field.choices?.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  if (field.type === 'number')
    return (
      <input
        id={id}
        type="number"
        value={typeof value === 'number' ? value : ''}
        readOnly={readOnly}
        onChange={(event) => {
          const number = event.target.valueAsNumber;
          onChange(Number.isNaN(number) ? null : number);
        }}
      />
    );
  if (field.type === 'date')
    return <DateInput {...{ id, value, readOnly }} onChange={written} />;
  if (field.type === 'people')
    return <People {...{ id, value, readOnly, onChange }} />;
  return (
    <input
      id={id}
      type="text"
      value={typeof value === 'string' ? value : ''}
      readOnly={readOnly}
      placeholder="Empty"
      onChange={(event) => {
        written(event.target.value);
      }}
    />
  );
}

const inWords = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The date in words lies over the system's field until that is written in. */
function DateInput({
  id,
  value,
  readOnly,
  onChange,
}: {
  readonly id: string;
  readonly value: FieldValue | undefined;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
}) {
  const date = typeof value === 'string' ? value : '';
  const time = Date.parse(date);
  return (
    <span className={styles['date']}>
      <input
        id={id}
        type="date"
        value={date}
        readOnly={readOnly}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <span aria-hidden="true" data-empty={date === ''}>
        {date === ''
          ? 'Empty'
          : Number.isNaN(time)
            ? date
            : inWords.format(time)}
      </span>
    </span>
  );
}

/** Names with a semicolon between them: a comma belongs to names. */
function People({
  id,
  value,
  readOnly,
  onChange,
}: {
  readonly id: string;
  readonly value: FieldValue | undefined;
  readonly readOnly: boolean;
  readonly onChange: (value: readonly string[] | null) => void;
}) {
  // One name alone may be stored as it is.
  const names =
    value === undefined
      ? []
      : typeof value === 'object'
        ? value
        : [String(value)];
  return (
    <input
      id={id}
      type="text"
      defaultValue={names.join('; ')}
      readOnly={readOnly}
      placeholder="Names, with ; between them"
      onChange={(event) => {
        const people = event.target.value
          .split(';')
          .map((name) => oneLine(name).trim())
          .filter((name) => name !== '');
        onChange(people.length > 0 ? people : null);
      }}
    />
  );
}

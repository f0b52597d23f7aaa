// What stands on the sheet above the text: marking, title and the fields of the template. All of it is typed in place.
import { MAX_LINE } from '#core/document/characters.ts';
import type { FormTemplate } from './field-control.ts';
import { FieldTable } from './FieldTable.tsx';
import { formFields } from './form-fields.ts';
import { MarkingField } from './MarkingField.tsx';
import styles from './sheet-head.module.css';
import { SheetTitle } from './SheetTitle.tsx';
import type { HeadOnSheet } from './use-head.ts';

export function SheetHead({
  onSheet,
  template,
  readOnly,
  onLeave,
}: {
  readonly onSheet: HeadOnSheet;
  readonly template: FormTemplate;
  readonly readOnly: boolean;
  /** Enter in the title or in the last field: on to the text. */
  readonly onLeave: () => void;
}) {
  const { head, change, refused } = onSheet;
  const problems = {
    marking: problemOf('marking', head.marking, refused.marking),
    title: problemOf('title', head.title, refused.title),
  };
  const fields = formFields(template, head, 'front');
  return (
    <header className={styles['head']}>
      <MarkingField
        marking={head.marking}
        template={template}
        problem={problems.marking}
        readOnly={readOnly}
        onChange={(marking) => {
          change({ marking });
        }}
      />
      <Problem id="marking-problem" problem={problems.marking} />
      <SheetTitle
        title={head.title}
        problem={problems.title}
        readOnly={readOnly}
        onChange={(title) => {
          change({ title });
        }}
        onLeave={onLeave}
      />
      <Problem id="title-problem" problem={problems.title} />
      {fields.length > 0 && (
        <FieldTable
          label="Front matter"
          fields={fields}
          onSheet={onSheet}
          readOnly={readOnly}
          onLast={onLeave}
        />
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

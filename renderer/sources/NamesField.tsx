// The people or organisations of a source, one a row. Enter puts a new row below.
import { useId, useRef, useState } from 'react';
import { Building2, Plus, SquareSplitHorizontal, X } from 'lucide-react';
import type { WrittenName } from '#core/citations/written-name.ts';
import { Button } from '../ui/Button.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import { NameParts } from './NameParts.tsx';
import styles from './source-form.module.css';
import { NEW_NAME, type Problems } from './source-draft.ts';

export function NamesField({
  legend,
  field,
  names,
  problems,
  onChange,
}: {
  readonly legend: string;
  /** Problems are under `field.place`. */
  readonly field: string;
  readonly names: readonly WrittenName[];
  readonly problems: Problems;
  readonly onChange: (names: readonly WrittenName[]) => void;
}) {
  const id = useId();
  const rows = useRef<HTMLDivElement>(null);
  /** The one whose parts are shown. */
  const [open, setOpen] = useState<number | null>(null);
  const focusRow = (place: number): void => {
    // The row is drawn after this event.
    setTimeout(() => {
      const inputs =
        rows.current?.querySelectorAll<HTMLElement>('input[data-name]');
      inputs?.[Math.min(place, inputs.length - 1)]?.focus();
    });
  };
  const change = (place: number, part: Partial<WrittenName>): void => {
    onChange(
      names.map((name, index) =>
        index === place ? { ...name, ...part } : name,
      ),
    );
  };
  const addBelow = (place: number): void => {
    setOpen(null);
    onChange(names.toSpliced(place + 1, 0, NEW_NAME));
    focusRow(place + 1);
  };
  const remove = (place: number): void => {
    setOpen(null);
    const left = names.toSpliced(place, 1);
    onChange(left.length > 0 ? left : [NEW_NAME]);
    focusRow(place);
  };
  return (
    <fieldset className={styles['names']}>
      <legend>{legend}</legend>
      <div ref={rows} className={styles['rows']}>
        {names.map((name, place) => {
          const problem = problems[`${field}.${place}`];
          const label = `${legend}, ${place + 1} of ${names.length}`;
          return (
            <div key={place}>
              <div className={styles['name']}>
                <input
                  className={styles['input']}
                  data-name
                  aria-label={label}
                  aria-invalid={problem !== undefined}
                  aria-describedby={problem ? `${id}-${place}` : undefined}
                  value={name.written}
                  placeholder={
                    name.organisation
                      ? 'Name of the organisation'
                      : 'Family, Given'
                  }
                  spellCheck={false}
                  onChange={({ currentTarget }) => {
                    change(place, { written: currentTarget.value });
                  }}
                  onKeyDown={(event) => {
                    const { key, ctrlKey, metaKey } = event;
                    if (key !== 'Enter' || ctrlKey || metaKey) return;
                    if (event.nativeEvent.isComposing) return;
                    event.preventDefault();
                    addBelow(place);
                  }}
                />
                <ToolButton
                  name="Organisation"
                  aria-label={`Organisation: ${label}`}
                  pressed={name.organisation}
                  onClick={() => {
                    change(place, { organisation: !name.organisation });
                  }}
                >
                  <Building2 />
                </ToolButton>
                <ToolButton
                  name="Parts of the name"
                  aria-label={`Parts of the name: ${label}`}
                  aria-expanded={open === place}
                  pressed={open === place}
                  disabled={name.organisation}
                  onClick={() => {
                    setOpen(open === place ? null : place);
                  }}
                >
                  <SquareSplitHorizontal />
                </ToolButton>
                <ToolButton
                  name="Take out"
                  aria-label={`Take out: ${label}`}
                  disabled={names.length === 1 && name.written === ''}
                  onClick={() => {
                    remove(place);
                  }}
                >
                  <X />
                </ToolButton>
              </div>
              {open === place && !name.organisation && (
                <NameParts
                  name={name}
                  label={label}
                  onChange={(changed) => {
                    change(place, changed);
                  }}
                />
              )}
              {problem && (
                <p id={`${id}-${place}`} className={styles['problem']}>
                  {problem}
                </p>
              )}
            </div>
          );
        })}
      </div>
      <Button
        kind="quiet"
        size="small"
        onClick={() => {
          addBelow(names.length - 1);
        }}
      >
        <Plus /> Add a name
      </Button>
    </fieldset>
  );
}

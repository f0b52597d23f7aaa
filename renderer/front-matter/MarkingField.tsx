// The marking at its place on the sheet: one of those that the template knows, or any other words.
import { Autocomplete } from '@base-ui/react/autocomplete';
import { MAX_LINE, oneLine } from '#core/document/characters.ts';
import list from '../ui/menu.module.css';
import type { FormTemplate } from './field-control.ts';
import styles from './sheet-head.module.css';

export function MarkingField({
  marking,
  template,
  problem,
  readOnly,
  onChange,
}: {
  readonly marking: string;
  readonly template: Pick<FormTemplate, 'marking'>;
  /** One sentence, shown below it. */
  readonly problem: string | null;
  readonly readOnly: boolean;
  readonly onChange: (marking: string) => void;
}) {
  const { place, colour, required = false, known = [] } = template.marking;
  return (
    <Autocomplete.Root
      items={known}
      value={marking}
      // All of them, whatever is written: they are few, and one is chosen for another.
      filter={null}
      mode="none"
      openOnInputClick
      readOnly={readOnly}
      onValueChange={(value) => {
        onChange(oneLine(value).slice(0, MAX_LINE));
      }}
    >
      <Autocomplete.Input
        className={styles['marking']}
        aria-label="Marking"
        data-mends={readOnly ? undefined : 'missing-marking'}
        data-place={place}
        data-colour={colour}
        placeholder={required ? 'Marking required' : 'No marking'}
        spellCheck={false}
        autoComplete="off"
        maxLength={MAX_LINE}
        aria-required={required}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'marking-problem'}
      />
      {known.length > 0 && (
        <Autocomplete.Portal role="region" aria-label="Markings">
          <Autocomplete.Positioner sideOffset={4} className={list['place']}>
            <Autocomplete.Popup className={list['popup']}>
              <Autocomplete.List className={list['list']}>
                {(each: string) => (
                  <Autocomplete.Item
                    key={each}
                    value={each}
                    className={list['item']}
                  >
                    <span className={list['label']}>{each}</span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      )}
    </Autocomplete.Root>
  );
}

// The fields of the citation that is looked at, and the text around all of them.
import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { LocatorLabel } from '#core/document/document.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './citation-picker.module.css';
import {
  currentOf,
  isEmpty,
  textAt,
  textBetween,
  withFields,
  withLabel,
  withPlace,
  withText,
  withTextBetween,
  type PickerState,
} from './picker-state.ts';

const PLACES: readonly {
  readonly value: LocatorLabel;
  readonly label: string;
}[] = [
  { value: 'page', label: 'Page' },
  { value: 'paragraph', label: 'Paragraph' },
  { value: 'section', label: 'Section' },
  { value: 'chapter', label: 'Chapter' },
  { value: 'article-locator', label: 'Article' },
  { value: 'figure', label: 'Figure' },
  { value: 'table', label: 'Table' },
  { value: 'note', label: 'Note' },
  { value: 'line', label: 'Line' },
  { value: 'column', label: 'Column' },
  { value: 'part', label: 'Part' },
  { value: 'volume', label: 'Volume' },
  { value: 'appendix', label: 'Appendix' },
  { value: 'timestamp', label: 'Time' },
];

/** A kind of place that is seldom chosen, and so comes by its name alone. */
const seldom = (value: LocatorLabel): string => {
  const words = value.replace(/-locator$/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export function CitationFields({
  state,
  onChange,
  placeRef,
  onEnter,
  onAnother,
}: {
  readonly state: PickerState;
  readonly onChange: (state: PickerState) => void;
  readonly placeRef: RefObject<HTMLInputElement | null>;
  readonly onEnter: () => void;
  readonly onAnother: () => void;
}) {
  const citation = currentOf(state);
  const before = textAt(state, 'before');
  const after = textAt(state, 'after');
  const [asked, setAsked] = useState(false);
  const between = textBetween(state);
  const shown =
    asked || before !== '' || after !== '' || (between ?? '') !== '';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onEnter();
  };
  const places = PLACES.some(({ value }) => value === state.label)
    ? PLACES
    : [...PLACES, { value: state.label, label: seldom(state.label) }];
  return (
    <div className={styles['fields']}>
      {citation && (
        <div className={styles['row']}>
          <SelectField
            label="Place"
            value={state.label}
            options={places}
            onChange={(label) => {
              onChange(withLabel(state, label));
            }}
          />
          <TextField
            label="Number"
            value={state.written}
            inputRef={placeRef}
            autoComplete="off"
            onChange={(written) => {
              onChange(withPlace(state, written, state.label));
            }}
            onKeyDown={(event) => {
              if (event.key === ';') {
                event.preventDefault();
                onAnother();
              } else onKeyDown(event);
            }}
          />
          <TextField
            label="Text before"
            placeholder="see, for example"
            value={citation.prefix ?? ''}
            autoComplete="off"
            onKeyDown={onKeyDown}
            onChange={(prefix) => {
              onChange(
                withFields(state, {
                  prefix: prefix === '' ? undefined : prefix,
                }),
              );
            }}
          />
          <TextField
            label="Text after"
            placeholder="none"
            value={citation.suffix ?? ''}
            autoComplete="off"
            onKeyDown={onKeyDown}
            onChange={(suffix) => {
              onChange(
                withFields(state, {
                  suffix: suffix === '' ? undefined : suffix,
                }),
              );
            }}
          />
        </div>
      )}
      <div className={styles['row']} data-line>
        {citation && (
          <Checkbox
            label="Without the author"
            checked={citation.suppressAuthor === true}
            onChange={(suppressed) => {
              onChange(
                withFields(state, {
                  suppressAuthor: suppressed ? true : undefined,
                }),
              );
            }}
          />
        )}
        {!shown && (
          <Button
            kind="quiet"
            size="small"
            onClick={() => {
              setAsked(true);
            }}
          >
            {isEmpty(state) ? 'A note without a source' : 'Text around it'}
          </Button>
        )}
      </div>
      {shown && (
        <div className={styles['around']}>
          <TextField
            label={
              citation || !isEmpty(state)
                ? 'Text of the note before the sources'
                : 'Text of the note'
            }
            value={before}
            autoFocus={asked}
            onKeyDown={onKeyDown}
            onChange={(text) => {
              onChange(withText(state, 'before', text));
            }}
          />
          {between !== null && (
            <TextField
              label="Text between this source and the next"
              placeholder="but see"
              value={between}
              onKeyDown={onKeyDown}
              onChange={(text) => {
                onChange(withTextBetween(state, text));
              }}
            />
          )}
          {(citation !== null || after !== '') && (
            <TextField
              label={
                citation ? 'Text of the note after them' : 'Its last words'
              }
              value={after}
              onKeyDown={onKeyDown}
              onChange={(text) => {
                onChange(withText(state, 'after', text));
              }}
            />
          )}
        </div>
      )}
    </div>
  );
}

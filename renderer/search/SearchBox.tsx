// The field that everything is found with. Arrows and Enter are for the results below it, Esc clears it and then leaves it.
import type { KeyboardEvent, Ref } from 'react';
import { SearchField } from '../ui/SearchField.tsx';
import type { ChosenHit } from './use-chosen-hit.ts';

export function SearchBox({
  ref,
  list,
  typed,
  keys,
  choice,
  onType,
  onLeave,
  onDown,
}: {
  readonly ref: Ref<HTMLInputElement>;
  /** The id of the results. */
  readonly list: string;
  readonly typed: string;
  readonly keys?: string | undefined;
  readonly choice: ChosenHit;
  readonly onType: (typed: string) => void;
  /** Esc where there is nothing to clear; left out where it is somebody else's. */
  readonly onLeave?: (() => void) | undefined;
  /** Down where nothing was found. */
  readonly onDown?: (() => void) | undefined;
}) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (choice.onKey(event)) event.preventDefault();
    else if (key === 'Escape' && typed !== '') {
      onType('');
      event.preventDefault();
      event.stopPropagation();
    } else if (key === 'Escape' && onLeave) onLeave();
    else if (key === 'ArrowDown') onDown?.();
  };
  const open = choice.rows.length > 0;
  return (
    <SearchField
      ref={ref}
      name="Search"
      role="combobox"
      aria-expanded={open}
      aria-autocomplete="list"
      aria-haspopup="listbox"
      {...(open && {
        'aria-controls': list,
        'aria-activedescendant': `${list}-${choice.at}`,
      })}
      placeholder="Search briefings, footnotes, comments and sources"
      keys={keys}
      value={typed}
      onChange={({ currentTarget }) => {
        onType(currentTarget.value);
      }}
      onKeyDown={onKeyDown}
    />
  );
}

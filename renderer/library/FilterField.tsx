// The field that narrows a list to the titles with what is typed.
import type { RefObject } from 'react';
import { SearchField } from '../ui/SearchField.tsx';

export function FilterField({
  field,
  typed,
  onType,
  onDown,
  onEnter,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** Down, and Enter. */
  readonly onDown: () => void;
  readonly onEnter: () => void;
}) {
  return (
    <SearchField
      ref={field}
      name="Filter the bin"
      placeholder="Filter the bin"
      keys="Mod+F"
      value={typed}
      onChange={(event) => {
        onType(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'ArrowDown') onDown();
        else if (event.key === 'Enter') onEnter();
        else if (event.key === 'Escape' && typed !== '') onType('');
        else if (event.key === 'Escape') onDown();
        else return;
        event.preventDefault();
      }}
    />
  );
}

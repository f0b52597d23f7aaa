// A list of options that belongs to a search field: the field keeps the focus, and the chosen option stays in view.
import { useEffect, useRef, type RefObject } from 'react';

type Option = {
  readonly id: string;
  readonly role: 'option';
  readonly 'aria-selected': boolean;
  readonly onClick: () => void;
  readonly onMouseDown: (event: { preventDefault: () => void }) => void;
};

/** Its options are `id-0`, `id-1` …, which the field names as its active descendant; `shown` changes with them. */
export function useOptions(
  id: string,
  chosen: number,
  shown: unknown,
  onChoose: (place: number) => void,
): {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly option: (place: number) => Option;
} {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest' });
  }, [chosen, shown]);
  return {
    list,
    option: (place) => ({
      id: `${id}-${place}`,
      role: 'option',
      'aria-selected': place === chosen,
      onClick: () => {
        onChoose(place);
      },
      onMouseDown: (event) => {
        event.preventDefault();
      },
    }),
  };
}

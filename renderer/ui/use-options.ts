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
  const isAtTop = useRef(true);
  useEffect(() => {
    const element = list.current;
    const onScroll = (): void => {
      isAtTop.current = false;
    };
    element?.addEventListener('scroll', onScroll);
    return () => {
      element?.removeEventListener('scroll', onScroll);
    };
  }, []);
  useEffect(() => {
    // The first of a list that was never scrolled is in view: to ask would lay the page out at each key.
    if (chosen === 0 && isAtTop.current) return;
    isAtTop.current = chosen === 0;
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

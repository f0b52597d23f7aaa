// The focus among the tags when the one that it stands on is renamed or taken off everywhere: its button goes, and the next
// key would go to the list of briefings, where Delete means the bin.
import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';
import type { TagInUse } from './tags-in-use.ts';

/** Returns what is told which tag is about to be changed. `navigation` has the buttons of the tags, marked `data-tag`. */
export function useFocusOfTag(
  tags: readonly TagInUse[],
  navigation: RefObject<HTMLElement | null>,
): (name: string) => void {
  const changed = useRef<{
    readonly name: string;
    readonly tags: readonly TagInUse[];
  } | null>(null);
  useLayoutEffect(() => {
    const before = changed.current;
    const has = (listed: readonly TagInUse[], name: string): boolean =>
      listed.some((tag) => tag.name === name);
    if (!before || has(tags, before.name)) return;
    changed.current = null;
    const { activeElement } = document;
    if (
      activeElement !== document.body &&
      navigation.current?.contains(activeElement) !== true
    )
      return;
    const came = tags.findIndex(({ name }) => !has(before.tags, name));
    const stood = before.tags.findIndex(({ name }) => name === before.name);
    const buttons =
      navigation.current?.querySelectorAll<HTMLElement>('[data-tag]');
    const next = buttons?.[came >= 0 ? came : Math.min(stood, tags.length - 1)];
    (
      next ?? navigation.current?.querySelector<HTMLElement>('[aria-current]')
    )?.focus();
  }, [tags, navigation]);
  return useCallback(
    (name) => {
      changed.current = { name, tags };
    },
    [tags],
  );
}

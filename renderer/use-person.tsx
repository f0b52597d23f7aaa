// Who works here. Asked for once, before the first thing of a review that will stand with a name; from then on the library
// knows how that person is to be seen.
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { personOfName } from '#core/review/person.ts';
import type { Settings } from '#core/settings.ts';
import { call, CallError } from './api/call.ts';
import { PersonDialog } from './settings/PersonDialog.tsx';
import { useChangeSettings } from './settings/use-change-settings.ts';

export type WithPerson = (then: () => void) => void;

async function keep({
  name,
  initials,
  colour,
}: Pick<Settings, 'name' | 'initials' | 'colour'>): Promise<void> {
  const known = personOfName(name);
  try {
    await call('people.keep', {
      initials: initials || known.initials,
      colour: colour ?? known.colour,
    });
  } catch (error) {
    // What is done next says why nothing can be kept.
    if (!(error instanceof CallError)) throw error;
  }
}

export function usePerson({
  name,
  initials,
  colour,
}: Pick<Settings, 'name' | 'initials' | 'colour'>): {
  /** Does it as someone whose name is known; not at all where they would not say. */
  readonly withPerson: WithPerson;
  readonly dialog: ReactNode;
} {
  const [asked, setAsked] = useState<{ readonly then: () => void } | null>(
    null,
  );
  const { failed, change } = useChangeSettings();
  /** What the library was told last. */
  const told = useRef<string | null>(null);
  const now = JSON.stringify([name, initials, colour]);
  const tell = useCallback(async (): Promise<void> => {
    if (told.current === now) return;
    told.current = now;
    await keep({ name, initials, colour });
  }, [now, name, initials, colour]);
  useEffect(() => {
    // Changed in the settings, after the library was told.
    if (told.current !== null && name !== '') void tell();
  }, [tell, name]);
  const then = asked?.then;
  const isKnown = name !== '';
  useEffect(() => {
    if (!then || !isKnown) return;
    const timer = setTimeout(() => {
      setAsked(null);
      void tell().then(then);
    });
    return () => {
      clearTimeout(timer);
    };
  }, [then, isKnown, tell]);
  return {
    withPerson: (next) => {
      if (isKnown) void tell().then(next);
      else setAsked({ then: next });
    },
    dialog: asked && !isKnown && (
      <PersonDialog
        failed={failed}
        onGiven={(person) => void change(person)}
        onClose={() => {
          setAsked(null);
        }}
      />
    ),
  };
}

// Naming the version that stands now, from wherever in the briefing: by key, from the menu or from the pane. What is written
// is saved first, so that the name is for what is seen.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { call, CallError } from '../api/call.ts';
import { flushAll } from '../api/unsaved.ts';
import { matchesKeys } from '../ui/keys.ts';
import { NameVersionDialog } from './NameVersionDialog.tsx';
import type { Version } from './version-words.ts';
import { VERSION_KEYS } from './version-keys.ts';

export type Naming = {
  readonly ask: () => void;
  readonly rename: (version: Version) => void;
  /** Another value whenever a name was given, changed or taken away. */
  readonly changes: number;
  /** Takes the name away. Throws CallError. */
  readonly unname: (version: Version) => Promise<void>;
  readonly dialog: ReactNode;
};

const NOT_SAVED =
  'Not all that you wrote is saved yet, so a name would be for less than you see. Nothing is lost; see the notice over the text.';

export function useNaming({
  briefing,
  enabled,
  onNamed,
}: {
  readonly briefing: string;
  /** False where nothing may be changed, or the briefing isn't in front. */
  readonly enabled: boolean;
  /** Called after what stands now got its name. */
  readonly onNamed: () => void;
}): Naming {
  const [asking, setAsking] = useState<Version | 'now' | null>(null);
  const [changes, setChanges] = useState(0);
  const changed = (): void => {
    setChanges((count) => count + 1);
  };
  const ask = (): void => {
    if (enabled) setAsking('now');
  };
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // First: to look through a long text takes a while, and every key of it comes here.
      if (!matchesKeys(event, VERSION_KEYS.name)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]'))
        return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
  const give = async (name: string): Promise<void> => {
    if (asking === 'now') {
      if (!(await flushAll())) throw new CallError('unavailable', NOT_SAVED);
      await call('versions.name', { briefing, name });
      onNamed();
    } else if (asking)
      await call('versions.rename', { briefing, version: asking.id, name });
    changed();
  };
  const isNew = asking === 'now' || asking?.kind !== 'named';
  return {
    ask,
    rename: setAsking,
    changes,
    unname: async ({ id }) => {
      await call('versions.rename', { briefing, version: id, name: null });
      changed();
    },
    dialog: asking && (
      <NameVersionDialog
        title={
          asking === 'now'
            ? 'Name this version'
            : isNew
              ? 'Name the version'
              : 'Rename the version'
        }
        name={asking === 'now' || isNew ? '' : (asking.name ?? '')}
        action={isNew ? 'Name it' : 'Rename'}
        onName={give}
        onClose={() => {
          setAsking(null);
        }}
      />
    ),
  };
}

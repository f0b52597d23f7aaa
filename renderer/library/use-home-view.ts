// The order of the list and what it is filtered by, as this library was left on this machine.
import { useCallback, useEffect, useState } from 'react';
import type { HomeView } from '#core/home-view.ts';
import { call } from '../api/call.ts';

export type KeptView = {
  /** Null until it is here. */
  readonly view: HomeView | null;
  readonly change: (part: Partial<HomeView>) => void;
};

export function useHomeView(): KeptView {
  const [view, setView] = useState<HomeView | null>(null);
  useEffect(() => {
    let left = false;
    void call('home.view', {}).then((kept) => {
      if (!left) setView((changed) => changed ?? kept);
    });
    return () => {
      left = true;
    };
  }, []);
  const change = useCallback(
    (part: Partial<HomeView>) => {
      if (!view) return;
      const next = { ...view, ...part };
      setView(next);
      void call('home.keepView', next);
    },
    [view],
  );
  return { view, change };
}

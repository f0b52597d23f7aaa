// Light or dark, and more contrast: the person's choice, or the system's. It stands on <html>, where the tokens read it.
import { useEffect } from 'react';
import type { Settings } from '#core/settings.ts';

type Look = Pick<Settings, 'theme' | 'contrast'>;

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(prefers-contrast: more)';

function show({ theme, contrast }: Look): void {
  const { dataset } = document.documentElement;
  const system = matchMedia(DARK).matches ? 'dark' : 'light';
  dataset['theme'] = theme === 'system' ? system : theme;
  dataset['contrast'] =
    contrast === 'more' || matchMedia(CONTRAST).matches ? 'more' : 'normal';
}

export function followSystemLook(): void {
  show({ theme: 'system', contrast: 'system' });
}

/** Null while the choice is not known. */
export function useLook(chosen: Look | null): void {
  const theme = chosen?.theme ?? 'system';
  const contrast = chosen?.contrast ?? 'system';
  useEffect(() => {
    const follow = (): void => {
      show({ theme, contrast });
    };
    follow();
    const queries = [matchMedia(DARK), matchMedia(CONTRAST)];
    for (const query of queries) query.addEventListener('change', follow);
    return () => {
      for (const query of queries) query.removeEventListener('change', follow);
    };
  }, [theme, contrast]);
}

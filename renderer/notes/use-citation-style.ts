// The data of the citation style that a briefing is written in, read anew when its style or language changes, or a file
// took the place of a style.
import { useEffect, useState } from 'react';
import type { CitationStyle } from '#core/citations/citation-style.ts';
import { call, CallError, listen } from '../api/call.ts';

export type StyleState = {
  /** That of the style and language asked for; null until it is read. */
  readonly style: CitationStyle | null;
  /** One sentence where it can't be read. */
  readonly failed: string | null;
};

const NOTHING: StyleState = { style: null, failed: null };

export function useCitationStyle(style: string, language: string): StyleState {
  const [read, setRead] = useState<
    (StyleState & { readonly of: string }) | null
  >(null);
  const of = JSON.stringify([style, language]);
  useEffect(() => {
    let asked = 0;
    async function ask(): Promise<void> {
      asked += 1;
      const mine = asked;
      try {
        const answer = await call('styles.read', { style, language });
        if (mine === asked) setRead({ of, style: answer, failed: null });
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (mine === asked) setRead({ of, style: null, failed: error.message });
      }
    }
    void ask();
    const end = listen('library.changed', ({ what }) => {
      if (what === 'styles') void ask();
    });
    return () => {
      asked = -1;
      end();
    };
  }, [of, style, language]);
  return read?.of === of ? read : NOTHING;
}

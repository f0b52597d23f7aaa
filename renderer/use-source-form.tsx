// The form of a source that was found, for screens that know the library's sources.
import { useState, type ReactNode } from 'react';
import type { Source } from '#core/citations/source.ts';
import { SourceForm } from './sources/SourceForm.tsx';

export function useSourceForm(
  sources: readonly Source[],
  onSaved: () => void,
): {
  /** False where there is no such source any more. */
  readonly open: (id: string) => boolean;
  /** Stands somewhere on the screen. */
  readonly form: ReactNode;
} {
  const [source, setSource] = useState<Source | null>(null);
  const close = (): void => {
    setSource(null);
  };
  return {
    open(id) {
      const found = sources.find((each) => each.id === id) ?? null;
      setSource(found);
      return found !== null;
    },
    form: (
      <SourceForm
        open={source !== null}
        source={source}
        typed=""
        onSaved={() => {
          onSaved();
          close();
        }}
        onClose={close}
      />
    ),
  };
}

// The ways to another library. One that can't be opened leaves the open one as it is, and says why.
import { useState } from 'react';
import { call, CallError } from '../api/call.ts';

export type LibraryCalls = {
  /** Why the last one could not be opened. */
  readonly failed: string | null;
  /** While one is being opened, or made. */
  readonly opening: boolean;
  readonly create: () => void;
  readonly choose: (readOnly: boolean) => void;
  /** One of the recent libraries. */
  readonly open: (folder: string, readOnly: boolean) => void;
  readonly start: (sample: boolean) => void;
};

/** `onOpened` is called when there is another library; its name comes with 'app.changed'. */
export function useLibraries(onOpened?: () => void): LibraryCalls {
  const [failed, setFailed] = useState<string | null>(null);
  const [opening, setOpening] = useState(false);
  const run = async (
    ask: () => Promise<{ readonly opened: boolean }>,
  ): Promise<void> => {
    setOpening(true);
    setFailed(null);
    try {
      const { opened } = await ask();
      if (opened) onOpened?.();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    } finally {
      setOpening(false);
    }
  };
  return {
    failed,
    opening,
    create: () => void run(() => call('libraries.create', {})),
    choose: (readOnly) =>
      void run(() => call('libraries.choose', { readOnly })),
    open: (folder, readOnly) =>
      void run(() => call('libraries.open', { folder, readOnly })),
    start: (sample) => void run(() => call('libraries.start', { sample })),
  };
}

// A file that was written, opened or shown by the system, and why that could not be.
import { useState } from 'react';
import { call, CallError } from './call.ts';

export function useWrittenFile(file: string): {
  readonly ask: (
    method: 'window.openFile' | 'window.showFile',
  ) => Promise<void>;
  /** One sentence; null where the last one went well. */
  readonly problem: string | null;
} {
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async (
    method: 'window.openFile' | 'window.showFile',
  ): Promise<void> => {
    try {
      await call(method, { file });
      setProblem(null);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error.message);
    }
  };
  return { ask, problem };
}

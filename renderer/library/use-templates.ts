// The templates that a briefing can be made from. They are part of the program and don't change while it runs.
import { useEffect, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError } from '../api/call.ts';

export type Template = PageOutput<'templates.list'>['templates'][number];

export function useTemplates(): {
  readonly templates: readonly Template[];
  /** One sentence where they can't be read. */
  readonly failed: string | null;
} {
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    async function ask(): Promise<void> {
      try {
        setTemplates((await call('templates.list', {})).templates);
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        setFailed(error.message);
      }
    }
    void ask();
  }, []);
  return { templates, failed };
}

// The templates that a briefing can be made from, and those that only briefings written before have.
import type { PageOutput } from '#core/contract.ts';
import { useAnswer } from '../api/use-answer.ts';

export type Template = PageOutput<'templates.list'>['templates'][number];

const NONE: readonly Template[] = [];

export function useTemplates(): {
  readonly templates: readonly Template[];
  /** One sentence where they can't be read. */
  readonly failed: string | null;
  readonly refresh: () => Promise<void>;
} {
  const { answer, failed, refresh } = useAnswer('templates.list', null);
  return { templates: answer?.templates ?? NONE, failed, refresh };
}

// What the checks find, and findings that a person silences.
import { z } from 'zod';
import { forbiddenCharacter } from '../document/characters.ts';
import { method } from './method.ts';
import { id } from './shapes.ts';

export const finding = z.strictObject({
  check: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  block: z.string().nullable(),
  /** The note and the source that it is about, where it is about one. */
  footnote: z.string().optional(),
  source: z.string().optional(),
  /** All of them, where it is about several that may be one. */
  sources: z.array(z.string()).readonly().optional(),
  text: z.string(),
  /** Of words that are nearly those of the source: what differs. */
  difference: z.string().optional(),
  message: z.string(),
});

export const silencedFinding = z.strictObject({
  id: z.int(),
  reason: z.string(),
  author: z.string(),
  at: z.string(),
  finding,
});

const reason = z
  .string()
  .max(2_000)
  .refine((words) => words.trim() !== '', 'is empty')
  .refine((words) => forbiddenCharacter(words) === null, 'is no text');

export const findingMethods = {
  /**
   * What the checks find, as what has changed since an answer with that number: `before` of its findings stay at the start
   * and `behind` at the end, and `findings` stand between. Without such an answer they are all.
   */
  'findings.changed': method(
    z.strictObject({ briefing: id, since: z.int().nullable() }),
    z.strictObject({
      answer: z.int(),
      before: z.int(),
      behind: z.int(),
      findings: z.array(finding).readonly(),
      silenced: z.array(silencedFinding).readonly(),
    }),
  ),
  /** It is found no more, as long as its place and its words stay the same; `id` is for `findings.hear`. */
  'findings.silence': method(
    z.strictObject({
      briefing: id,
      finding: finding.pick({
        check: true,
        block: true,
        footnote: true,
        source: true,
        text: true,
      }),
      reason,
    }),
    z.strictObject({ id: z.int() }),
  ),
  /** It is found again. */
  'findings.hear': method(z.strictObject({ id: z.int() }), z.strictObject({})),
} as const;

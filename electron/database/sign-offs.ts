// The rows of what was done to the steps of sign-off chains: signed, withdrawn, handed back. None is ever changed; the last
// says how a step stands.
import { z } from 'zod';
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import type { SignOff } from '#core/review/chain.ts';
import { briefingKey } from './briefing-key.ts';
import { damaged } from './library-errors.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';

const rowSchema = z.strictObject({
  id: z.string(),
  step: z.string(),
  action: z.enum(['signed', 'withdrawn', 'handed-back']),
  text: z.string(),
  comment: z.string(),
  author: z.string(),
  at: z.string(),
});

/** Inside the transaction that keeps its text. */
export function insertSignOff(
  library: Library,
  briefing: number,
  { id, step, action, text, comment, author, at }: SignOff,
): void {
  statement(
    library,
    `INSERT INTO sign_offs (briefing, id, step, action, text, comment, author, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(briefing, id, step, action, text, comment, author, at);
}

/** The first done first. Throws AppError 'not-found', 'damaged'. */
export function listSignOffs(
  library: Library,
  briefing: BriefingId,
): SignOff[] {
  return reading(library, () => {
    const rows = statement(
      library,
      'SELECT id, step, action, text, comment, author, at FROM sign_offs WHERE briefing = ? ORDER BY at, id',
    ).all(briefingKey(library, briefing));
    const parsed = z.array(rowSchema).safeParse(rows);
    if (!parsed.success)
      throw damaged(library.folder, 'a sign-off can’t be read');
    return parsed.data;
  });
}

/** Throws AppError 'not-found'. */
export function findSignOff(
  library: Library,
  briefing: BriefingId,
  id: string,
): SignOff {
  const found = listSignOffs(library, briefing).find((each) => each.id === id);
  if (found) return found;
  throw new AppError(
    'not-found',
    'This sign-off is not in the library: look at the steps again.',
  );
}

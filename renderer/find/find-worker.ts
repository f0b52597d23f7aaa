// The worker that looks for words: a pattern may take longer than anyone waits, and only a worker can be stopped.
import { findMatches } from '#core/find/find-matches.ts';
import type { Stretch } from '#core/find/stretches.ts';
import type { FindReply, FindRequest } from './find-messages.ts';

let stretches: readonly Stretch[] = [];

addEventListener('message', ({ data }: MessageEvent<FindRequest>) => {
  if (data.kind === 'text') stretches = data.stretches;
  else postMessage(answer(data));
});

function answer({
  id,
  query,
  replacement,
}: Extract<FindRequest, { kind: 'find' }>): FindReply {
  try {
    return { id, found: findMatches(stretches, query, replacement) };
  } catch (error) {
    if (error instanceof SyntaxError) return { id, reason: error.message };
    throw error;
  }
}

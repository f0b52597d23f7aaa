// The worker that compares two versions: of a long briefing that takes longer than the page may stand still.
import { compareDocuments } from '#core/review/compare-documents.ts';
import { listChanges } from '#core/review/list-changes.ts';
import type { CompareReply, CompareRequest } from './compare-messages.ts';

function reply({ id, before, after, sources }: CompareRequest): CompareReply {
  try {
    const byId = new Map(sources.map((source) => [source.id, source]));
    const comparison = compareDocuments(before, after, byId);
    return { id, comparison, changes: listChanges(comparison) };
  } catch (error) {
    console.error(error);
    return {
      id,
      error:
        'These two versions can’t be compared. Nothing is lost; each can still be viewed and restored.',
    };
  }
}

addEventListener('message', ({ data }: MessageEvent<CompareRequest>) => {
  postMessage(reply(data));
});

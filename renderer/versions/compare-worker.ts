// The worker that compares two versions: of a long briefing that takes longer than the page may stand still.
import {
  compareDocuments,
  type CitingText,
} from '#core/review/compare-documents.ts';
import { listChanges } from '#core/review/list-changes.ts';
import { documentAsIfRejected } from '#core/review/suggestions.ts';
import type {
  CompareReply,
  CompareRequest,
  OpenedText,
} from './compare-messages.ts';

const citing = ({ document, sources, forms }: OpenedText): CitingText => ({
  document: documentAsIfRejected(document),
  sources: new Map(sources.map((source) => [source.id, source])),
  forms,
});

function reply({ id, before, after }: CompareRequest): CompareReply {
  try {
    const comparison = compareDocuments(citing(before), citing(after));
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

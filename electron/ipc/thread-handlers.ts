// The methods of comments.
import type { Handlers } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { now } from '../clock.ts';
import { briefingKey } from '../database/briefing-key.ts';
import type { Library } from '../database/open.ts';
import { reading } from '../database/query.ts';
import type { Stamp } from '../database/stamp.ts';
import { listThreads } from '../database/threads.ts';
import {
  classThread,
  editComment,
  openThread,
  replyTo,
  resolveThread,
} from '../services/comment.ts';

export function threadHandlers({
  library,
  author,
}: {
  readonly library: Library;
  readonly author: string;
}): Pick<Handlers, Extract<keyof Handlers, `threads.${string}`>> {
  const stamp = (): Stamp => ({ at: now(), author });
  return {
    'threads.list': ({ briefing }) => ({
      threads: reading(library, () =>
        listThreads(library, briefingKey(library, briefing as BriefingId)),
      ).map((thread) => ({ ...thread, comments: [...thread.comments] })),
    }),
    'threads.open': (input) => {
      const thread = openThread(library, input, stamp());
      return { thread: { ...thread, comments: [...thread.comments] } };
    },
    'threads.reply': (input) => ({ comment: replyTo(library, input, stamp()) }),
    'threads.edit': (input) => ({
      comment: editComment(library, input, stamp()),
    }),
    'threads.resolve': (input) => {
      resolveThread(library, input, stamp());
      return {};
    },
    'threads.class': (input) => {
      classThread(library, input, stamp());
      return {};
    },
  };
}

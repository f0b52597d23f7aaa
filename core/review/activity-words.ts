// A row of the log in words, as it stands in the pane and in the files that it is exported to: without who and when.
import type { ActivityDetails } from './activity.ts';

export const ACTIVITY_GROUPS = [
  'comments',
  'verdicts',
  'changes',
  'sign-off',
  'packages',
] as const;
export type ActivityGroup = (typeof ACTIVITY_GROUPS)[number];

/** `done` says what was done; `about` are words that people wrote, as they stood, and can be empty. */
export type ActivityWords = {
  readonly group: ActivityGroup;
  readonly done: string;
  readonly about: string;
};

const quoted = (words: string): string => (words === '' ? '' : `“${words}”`);

const became = (before: string, after: string): string =>
  `${quoted(before) || 'nothing'} became ${quoted(after) || 'nothing'}`;

const lines = (...parts: readonly string[]): string =>
  parts.filter((part) => part.trim() !== '').join('\n');

const VERDICTS: Readonly<Record<string, string>> = {
  supports: 'supports',
  partly: 'partly',
  'does-not-support': 'does not support',
  'cannot-find': 'cannot find',
};
const verdictWords = (verdict: string): string => VERDICTS[verdict] ?? verdict;

export function activityWords(details: ActivityDetails): ActivityWords {
  switch (details.kind) {
    case 'comment.made':
      return comment(
        `Commented on ${quoted(details.on) || 'the briefing'}`,
        details.words,
      );
    case 'comment.edited':
      return comment(
        'Changed a comment',
        became(details.before, details.words),
      );
    case 'thread.resolved':
      return comment('Resolved a comment', details.on);
    case 'thread.reopened':
      return comment('Reopened a comment', details.on);
    case 'thread.classed':
      return comment(
        `Made a comment “${details.after}” instead of “${details.before}”`,
        details.on,
      );
    case 'verdict.given':
      return {
        group: 'verdicts',
        done: `Verdict: ${verdictWords(details.verdict)}${details.gone ? ', for a citation that is gone' : ''}`,
        about: lines(
          quoted(details.sentence),
          details.note,
          // What was typed may begin with its own “p.”.
          /^(?:p|$)/iu.test(details.page)
            ? details.page
            : `Page ${details.page}`,
          details.reason,
        ),
      };
    case 'verdict.taken-back':
      return {
        group: 'verdicts',
        done: `Took back the verdict: ${verdictWords(details.verdict)}`,
        about: quoted(details.sentence),
      };
    case 'suggestion.accepted':
    case 'suggestion.rejected':
      return {
        group: 'changes',
        done: `${details.kind === 'suggestion.accepted' ? 'Accepted' : 'Rejected'} a change suggested by ${details.by}`,
        about: became(details.before, details.after),
      };
    case 'step.signed':
      return signOff(`${details.name} signed`, details.comment);
    case 'step.withdrawn':
      return signOff(
        `Withdrew the signature of ${details.name}`,
        details.comment,
      );
    case 'step.handed-back':
      return signOff(`${details.name} handed it back`, details.comment);
    case 'step.added':
      return signOff(`Added the step ${details.name}`);
    case 'step.changed':
      return signOff(
        `Changed the step ${details.name}`,
        became(details.before, details.after),
      );
    case 'step.removed':
      return signOff(`Took out the step ${details.name}`);
    case 'step.put-back':
      return signOff(`Put back the step ${details.name}`);
    case 'package.made':
      return { group: 'packages', done: 'Made a package', about: details.file };
    case 'package.merged':
      return {
        group: 'packages',
        done: `Merged a package from ${details.from}${
          details.conflicts === 0
            ? ''
            : `, with ${String(details.conflicts)} ${details.conflicts === 1 ? 'conflict' : 'conflicts'}`
        }`,
        about: details.file,
      };
    case 'conflict.settled':
      return {
        group: 'packages',
        done: 'Settled a conflict',
        about: lines(
          `Chosen: ${quoted(details.chosen)}`,
          `Left: ${quoted(details.left)}`,
        ),
      };
  }
}

const comment = (done: string, about: string): ActivityWords => ({
  group: 'comments',
  done,
  about,
});

const signOff = (done: string, about = ''): ActivityWords => ({
  group: 'sign-off',
  done,
  about,
});

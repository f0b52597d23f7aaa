// A row of the log in words, as it stands in the pane and in the files that it is exported to: without who and when.
import type { ActivityDetails } from './activity.ts';
import type { ThreadPlace } from './thread.ts';

export const ACTIVITY_GROUPS = [
  'comments',
  'verdicts',
  'changes',
  'sign-off',
  'packages',
] as const;
export type ActivityGroup = (typeof ACTIVITY_GROUPS)[number];

type Kind = ActivityDetails['kind'];

const GROUP_OF: Readonly<Record<Kind, ActivityGroup>> = {
  'comment.made': 'comments',
  'comment.edited': 'comments',
  'thread.resolved': 'comments',
  'thread.reopened': 'comments',
  'thread.classed': 'comments',
  'verdict.given': 'verdicts',
  'verdict.taken-back': 'verdicts',
  'suggestion.accepted': 'changes',
  'suggestion.rejected': 'changes',
  'step.signed': 'sign-off',
  'step.withdrawn': 'sign-off',
  'step.handed-back': 'sign-off',
  'step.added': 'sign-off',
  'step.changed': 'sign-off',
  'step.removed': 'sign-off',
  'step.put-back': 'sign-off',
  'package.made': 'packages',
  'package.merged': 'packages',
  'conflict.settled': 'packages',
};

export const kindsIn = (group: ActivityGroup): Kind[] =>
  (Object.keys(GROUP_OF) as Kind[]).filter((kind) => GROUP_OF[kind] === group);

/** `done` says what was done; `about` are words that people wrote, as they stood, and can be empty. */
export type ActivityWords = {
  readonly group: ActivityGroup;
  readonly done: string;
  readonly about: string;
};

const quoted = (words: string): string => (words === '' ? '' : `“${words}”`);

const became = (before: string, after: string): string =>
  `${quoted(before) || 'nothing'} became ${quoted(after) || 'nothing'}`;

const PLACES: Readonly<Record<ThreadPlace, string>> = {
  briefing: 'the briefing',
  block: 'a block without words',
  words: 'words',
  footnote: 'a note',
  citation: 'a citation',
};

const KINDS: Readonly<Record<string, string>> = {
  condition: 'condition of clearance',
  'should-be-addressed': 'should be addressed',
  information: 'for information',
};
const kindWords = (kind: string): string => KINDS[kind] ?? kind;

const lines = (...parts: readonly string[]): string =>
  parts.filter((part) => part.trim() !== '').join('\n');

const VERDICTS: Readonly<Record<string, string>> = {
  supports: 'supports',
  partly: 'partly',
  'does-not-support': 'does not support',
  'cannot-find': 'cannot find',
};
const verdictWords = (verdict: string): string => VERDICTS[verdict] ?? verdict;

export const activityWords = (details: ActivityDetails): ActivityWords => ({
  group: GROUP_OF[details.kind],
  ...saying(details),
});

function saying(details: ActivityDetails): Omit<ActivityWords, 'group'> {
  switch (details.kind) {
    case 'comment.made':
      return said(
        `${details.reply ? 'Replied to a comment' : 'Commented'} on ${quoted(details.on) || PLACES[details.place ?? 'briefing']}`,
        details.words,
      );
    case 'comment.edited':
      return said('Changed a comment', became(details.before, details.words));
    case 'thread.resolved':
    case 'thread.reopened':
      return said(
        `${details.kind === 'thread.resolved' ? 'Resolved' : 'Reopened'} a comment${
          details.on === '' && details.place !== undefined
            ? ` on ${PLACES[details.place]}`
            : ''
        }`,
        details.on,
      );
    case 'thread.classed':
      return said(
        `Made a comment “${kindWords(details.after)}” instead of “${kindWords(details.before)}”`,
        details.on,
      );
    case 'verdict.given':
      return {
        done: `Verdict: ${verdictWords(details.verdict)}${details.gone ? ', for a citation that is gone' : ''}`,
        about: lines(
          quoted(details.sentence),
          // What was typed may begin with its own “p.”.
          /^(?:p|$)/iu.test(details.page)
            ? details.page
            : `Page ${details.page}`,
          details.reason,
          details.source === undefined
            ? ''
            : `Of the sources of this note: ${details.source}`,
          // Last: it may be long, and a list shows the first lines.
          details.note,
        ),
      };
    case 'verdict.taken-back':
      return {
        done: `Took back the verdict: ${verdictWords(details.verdict)}`,
        about: quoted(details.sentence),
      };
    case 'suggestion.accepted':
    case 'suggestion.rejected':
      return {
        done: `${details.kind === 'suggestion.accepted' ? 'Accepted' : 'Rejected'} a change suggested by ${details.by}`,
        about: became(details.before, details.after),
      };
    case 'step.signed':
      return said(`${details.name} signed`, details.comment);
    case 'step.withdrawn':
      return said(`Withdrew the signature of ${details.name}`, details.comment);
    case 'step.handed-back':
      return said(`${details.name} handed it back`, details.comment);
    case 'step.added':
      return said(`Added the step ${details.name}`);
    case 'step.changed':
      return said(
        `Changed the step ${details.name}`,
        became(details.before, details.after),
      );
    case 'step.removed':
      return said(`Took out the step ${details.name}`);
    case 'step.put-back':
      return said(`Put back the step ${details.name}`);
    case 'package.made':
      return { done: 'Made a package', about: details.file };
    case 'package.merged':
      return {
        done: `Merged a package from ${details.from}${
          details.conflicts === 0
            ? ''
            : `, with ${String(details.conflicts)} ${details.conflicts === 1 ? 'conflict' : 'conflicts'}`
        }`,
        about: details.file,
      };
    case 'conflict.settled':
      return {
        done: 'Settled a conflict',
        about: lines(
          `Chosen: ${quoted(details.chosen)}`,
          `Left: ${quoted(details.left)}`,
        ),
      };
  }
}

const said = (done: string, about = ''): Omit<ActivityWords, 'group'> => ({
  done,
  about,
});

// Panes and parts of panes that are reached by their tabs, as commands: the other panes have one in the menu.
import type { PaletteCommand } from './palette/find-commands.ts';
import type { Desk } from './use-desk.tsx';

export const paneCommands = ({
  toPane,
  toReview,
}: Pick<Desk, 'toPane' | 'toReview'>): PaletteCommand[] => [
  {
    name: 'Notes',
    words: 'footnotes pane citation style',
    keys: null,
    run: () => {
      toPane('Notes');
    },
  },
  {
    name: 'Sources',
    words: 'library pane references',
    keys: null,
    run: () => {
      toPane('Sources');
    },
  },
  {
    name: 'Sign-off',
    words: 'review approve clear steps',
    keys: null,
    run: () => {
      toReview('Sign-off');
    },
  },
  {
    name: 'Log of the review',
    words: 'activity record who',
    keys: null,
    run: () => {
      toReview('Log');
    },
  },
];

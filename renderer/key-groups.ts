// All keys of the program, as the settings list them.
import type { AppState } from '#core/contract.ts';
import { COMMENT_STEP_KEYS } from './comments/comment-keys.ts';
import {
  COMMENT_KEYS,
  EDITOR_KEYS,
  OTHER_KEYS,
} from './editor/keys/editor-keys.ts';
import { CELL_KEYS, TABLE_KEYS } from './editor/tables/table-keys.ts';
import { HOME_KEYS } from './library/home-keys.ts';
import { SEARCH_KEYS } from './search/use-search-key.ts';
import { SIGN_OFF_KEYS } from './sign-off/sign-off-keys.ts';
import { UNCITED_KEYS } from './use-coverage-strip.ts';
import { PAPER_KEYS } from './use-paper.tsx';
import { READ_KEYS } from './use-reading.tsx';
import { QUEUE_KEYS, REVIEW_KEYS } from './verdicts/review-keys.ts';
import { VERDICT_LOOKS } from './verdicts/verdict-words.ts';
import { VERSION_KEYS } from './versions/version-keys.ts';

export type KeyGroup = {
  readonly name: string;
  /** `keys` as `matchesKeys` reads them. */
  readonly keys: readonly { readonly label: string; readonly keys: string }[];
};

export function keyGroups(platform: AppState['platform']): KeyGroup[] {
  return [
    {
      name: 'Anywhere',
      keys: [
        { label: 'New briefing', keys: 'Mod+N' },
        { label: 'New window', keys: 'Mod+Shift+N' },
        { label: 'Import', keys: 'Mod+O' },
        {
          label: 'Export',
          keys: platform === 'darwin' ? 'Mod+Shift+S' : 'F12',
        },
        { label: 'Search the library', keys: SEARCH_KEYS },
        { label: 'Settings', keys: 'Mod+,' },
        { label: 'Next part of the window', keys: 'F6' },
        { label: 'Part of the window before', keys: 'Shift+F6' },
      ],
    },
    { name: 'List of briefings', keys: HOME_KEYS },
    {
      name: 'Text',
      keys: [
        ...EDITOR_KEYS.map(({ label, keys }) => ({ label, keys })),
        { label: 'Bold', keys: OTHER_KEYS.bold },
        { label: 'Italic', keys: OTHER_KEYS.italic },
        { label: 'Underline', keys: OTHER_KEYS.underline },
        { label: 'Open the file of the source at the caret', keys: READ_KEYS },
        { label: 'Next sentence without a source', keys: UNCITED_KEYS },
        { label: 'Paper view', keys: PAPER_KEYS },
        { label: 'Suggest changes', keys: OTHER_KEYS.suggest },
        { label: 'Undo', keys: OTHER_KEYS.undo },
        { label: 'Redo', keys: OTHER_KEYS.redo },
        { label: 'Indent an item of a list', keys: OTHER_KEYS.indent },
        { label: 'Outdent an item of a list', keys: OTHER_KEYS.outdent },
        { label: 'From the text to the tools', keys: OTHER_KEYS.toolbar },
      ],
    },
    {
      name: 'Tables',
      keys: [
        ...CELL_KEYS,
        ...TABLE_KEYS.map(({ label, keys }) => ({ label, keys })),
      ],
    },
    {
      name: 'Review',
      keys: [
        { label: 'Comment', keys: COMMENT_KEYS },
        { label: 'Next comment', keys: COMMENT_STEP_KEYS.next },
        { label: 'Comment before', keys: COMMENT_STEP_KEYS.before },
        { label: 'Comments where the caret is', keys: COMMENT_STEP_KEYS.here },
        { label: 'Comment on the chosen note', keys: 'C' },
      ],
    },
    {
      name: 'Versions',
      keys: [
        { label: 'Name this version', keys: VERSION_KEYS.name },
        { label: 'Next change in a comparison', keys: VERSION_KEYS.nextChange },
        { label: 'Change before it', keys: VERSION_KEYS.changeBefore },
      ],
    },
    {
      name: 'Steps of the sign-off',
      keys: [
        { label: 'Sign', keys: SIGN_OFF_KEYS.sign },
        { label: 'Hand back', keys: SIGN_OFF_KEYS.handBack },
        { label: 'Withdraw the signature', keys: SIGN_OFF_KEYS.withdraw },
        { label: 'See what changed since', keys: SIGN_OFF_KEYS.changes },
        { label: 'Move up', keys: SIGN_OFF_KEYS.up },
        { label: 'Move down', keys: SIGN_OFF_KEYS.down },
        { label: 'Take out', keys: SIGN_OFF_KEYS.remove },
      ],
    },
    {
      name: 'Review of citations',
      keys: [
        { label: 'Review citations', keys: REVIEW_KEYS },
        ...VERDICT_LOOKS.map(({ label, key }) => ({ label, keys: key })),
        { label: 'Skip', keys: QUEUE_KEYS.skip },
        { label: 'Back', keys: QUEUE_KEYS.back },
        { label: 'Select words of the file', keys: 'W' },
        { label: 'Take selected words as an excerpt', keys: QUEUE_KEYS.take },
        { label: 'Undo the last verdict', keys: QUEUE_KEYS.undo },
      ],
    },
  ];
}

// What a person chooses for the program: kept at once, so there is nothing to confirm.
import { useState } from 'react';
import type { Settings } from '#core/settings.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { TextField } from '../ui/TextField.tsx';
import { linesOf } from './lines-of.ts';
import { OwnStyles } from './OwnStyles.tsx';
import { PersonFields } from './PersonFields.tsx';
import styles from './settings.module.css';
import { useChangeSettings } from './use-change-settings.ts';

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

const CONTRASTS = [
  { value: 'system', label: 'As the system' },
  { value: 'more', label: 'More contrast' },
] as const;

type KeyGroups = readonly {
  readonly name: string;
  readonly keys: readonly { readonly label: string; readonly keys: string }[];
}[];

export function SettingsDialog({
  open,
  settings,
  keyGroups,
  onClose,
}: {
  readonly open: boolean;
  readonly settings: Settings;
  readonly keyGroups: KeyGroups;
  readonly onClose: () => void;
}) {
  const [page, setPage] = useState<'general' | 'keyboard'>('general');
  /** Fields are kept when they are left: also the one that Esc is pressed in. */
  const close = (): void => {
    if (document.activeElement instanceof HTMLElement)
      document.activeElement.blur();
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title="Settings"
      width={600}
      footer={<Button onClick={close}>Close</Button>}
    >
      <div className={styles['pages']}>
        <Tabs
          label="Settings"
          value={page}
          onChange={setPage}
          tabs={[
            {
              value: 'general',
              label: 'General',
              content: <General settings={settings} />,
            },
            {
              value: 'keyboard',
              label: 'Keyboard',
              content: <Keyboard groups={keyGroups} />,
            },
          ]}
        />
      </div>
    </Dialog>
  );
}

function General({ settings }: { readonly settings: Settings }) {
  const { failed, change } = useChangeSettings();
  const keep = (part: Partial<Settings>): void => void change(part);
  return (
    <div className={styles['general']}>
      {failed !== null && <Notice kind="error">{failed}</Notice>}
      <section aria-labelledby="settings-person">
        <h2 id="settings-person">You</h2>
        <PersonFields settings={settings} onChange={keep} />
        <p className={styles['about']}>
          Your name stands with the changes that you make. It never leaves this
          machine by itself.
        </p>
      </section>
      <section aria-labelledby="settings-look">
        <h2 id="settings-look">Look</h2>
        <div className={styles['pair']}>
          <RadioGroup
            label="Theme"
            value={settings.theme}
            options={THEMES}
            onChange={(theme) => {
              keep({ theme });
            }}
          />
          <RadioGroup
            label="Contrast"
            value={settings.contrast}
            options={CONTRASTS}
            onChange={(contrast) => {
              keep({ contrast });
            }}
          />
        </div>
      </section>
      <section aria-labelledby="settings-writing">
        <h2 id="settings-writing">Writing</h2>
        <Checkbox
          label="Mark words that the dictionary doesn’t know"
          hint="The dictionaries are part of the program; nothing is fetched."
          checked={settings.spelling}
          onChange={(spelling) => {
            keep({ spelling });
          }}
        />
        <OwnWords
          words={settings.ownWords}
          onChange={(ownWords) => {
            keep({ ownWords });
          }}
        />
      </section>
      <OwnStyles />
    </div>
  );
}

/** Kept when the field is left, so that a word that is being written is none yet. */
function OwnWords({
  words,
  onChange,
}: {
  readonly words: readonly string[];
  readonly onChange: (words: string[]) => void;
}) {
  const [text, setText] = useState(words.join('\n'));
  return (
    <TextField
      label="My words"
      hint="One on each line. They are not marked, in any briefing."
      multiline
      value={text}
      onChange={setText}
      onBlur={() => {
        const written = linesOf(text);
        setText(written.join('\n'));
        if (written.join('\n') !== words.join('\n')) onChange(written);
      }}
    />
  );
}

function Keyboard({ groups }: { readonly groups: KeyGroups }) {
  return (
    <div className={styles['keyboard']}>
      {groups.map((group) => (
        <table key={group.name} className={styles['keys']}>
          <caption>{group.name}</caption>
          <tbody>
            {group.keys.map(({ label, keys }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>
                  <Kbd keys={keys} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

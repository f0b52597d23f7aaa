// A briefing kept as a template of one's own: its headings, front matter and limits, and its words if they are wanted.
import { useId, useState } from 'react';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './save-template.module.css';

type Kept = 'form' | 'words';

export function SaveTemplateDialog({
  briefing,
  beforeSaving,
  onClose,
}: {
  readonly briefing: string;
  /** Saves what is on the sheet; false where not all of it could be. */
  readonly beforeSaving: () => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [name, setName] = useState('');
  const [kept, setKept] = useState<Kept>('form');
  const [saving, setSaving] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const named = name.trim();
    if (saving) return;
    if (named === '') {
      setFailed('Give the template a name.');
      return;
    }
    setSaving(true);
    try {
      if (await beforeSaving()) {
        await call('templates.save', {
          briefing,
          name: named,
          words: kept === 'words',
        });
        setSaved(named);
      } else
        setFailed(
          'Not all of the briefing is saved yet, so no template was made: mend what is said over the sheet, then try again.',
        );
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    }
    setSaving(false);
  };
  if (saved !== null)
    return (
      <Dialog
        // Another dialog than the one with the form, so that the focus goes to its button.
        key="saved"
        open
        onClose={onClose}
        title="Save as template"
        width={480}
        footer={
          <Button kind="main" onClick={onClose}>
            Done
          </Button>
        }
      >
        <p>{`“${saved}” is now among your templates: choose it for a new briefing. It can be renamed and deleted there.`}</p>
      </Dialog>
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title="Save as template"
      width={480}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form} aria-disabled={saving}>
            Save template
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {failed !== null && <Notice kind="error">{failed}</Notice>}
        <TextField
          label="Name"
          value={name}
          maxLength={200}
          autoComplete="off"
          onChange={setName}
        />
        <RadioGroup<Kept>
          label="What a new briefing begins with"
          value={kept}
          onChange={setKept}
          options={[
            { value: 'form', label: 'The headings and the empty fields' },
            {
              value: 'words',
              label: 'All that is written here: text, fields and marking',
            },
          ]}
        />
        <p className={styles['hint']}>
          Headings, fields, limits, paper, language and citation style are kept
          in both.
        </p>
      </form>
    </Dialog>
  );
}

// A new briefing: its title and its template. Nothing else is asked, as all of it can be changed on the sheet.
import { useId, useState } from 'react';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './dialogs.module.css';
import type { Template } from './use-templates.ts';

type Props = {
  readonly templates: readonly Template[];
  readonly onCreated: (id: string) => void;
  readonly onClose: () => void;
};

export function NewBriefingDialog({
  open,
  ...props
}: Props & { readonly open: boolean }) {
  return open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ templates, onCreated, onClose }: Props) {
  const form = useId();
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const template =
    templates.find(({ id }) => id === chosen) ??
    templates.find(({ id }) => id !== 'blank') ??
    templates[0];
  const create = async (): Promise<void> => {
    if (!template || creating) return;
    setCreating(true);
    try {
      const { id } = await call('briefings.create', {
        title: title.trim(),
        template: template.id,
      });
      onCreated(id);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
      setCreating(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="New briefing"
      width={480}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="main"
            type="submit"
            form={form}
            disabled={!template}
            aria-disabled={creating}
          >
            Create
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        {failed !== null && <Notice kind="error">{failed}</Notice>}
        <TextField
          label="Title"
          value={title}
          placeholder="Untitled briefing"
          autoComplete="off"
          onChange={setTitle}
        />
        <SelectField
          label="Template"
          value={template?.id ?? ''}
          options={templates.map(({ id, name }) => ({
            value: id,
            label: name,
          }))}
          onChange={setChosen}
        />
      </form>
    </Dialog>
  );
}

// Renaming and deleting a template of one's own. Deleting asks nothing: it can be undone, and briefings keep the template.
import { useState } from 'react';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './new-briefing.module.css';
import type { Template } from './use-templates.ts';

/** Made anew for each template (`key`). */
export function OwnTemplateTools({
  template,
  onChanged,
  onRemoved,
}: {
  readonly template: Template;
  readonly onChanged: () => void;
  readonly onRemoved: () => void;
}) {
  const [name, setName] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      setFailed(null);
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
      return false;
    }
  };
  const rename = async (): Promise<void> => {
    const { id } = template;
    const to = name?.trim() ?? '';
    if (to === '') return;
    if (!(await attempt(() => call('templates.rename', { id, name: to }))))
      return;
    setName(null);
    onChanged();
  };
  const remove = async (): Promise<void> => {
    const { id } = template;
    if (await attempt(() => call('templates.remove', { id, removed: true })))
      onRemoved();
  };
  return (
    <div className={styles['tools']}>
      {failed !== null && <Notice kind="error">{failed}</Notice>}
      {name === null ? (
        <div className={styles['buttons']}>
          <Button
            size="small"
            onClick={() => {
              setName(template.name);
            }}
          >
            Rename
          </Button>
          <Button size="small" onClick={() => void remove()}>
            Delete template
          </Button>
        </div>
      ) : (
        <div
          className={styles['rename']}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') {
              event.preventDefault();
              void rename();
            } else if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              setName(null);
            }
          }}
        >
          <TextField
            label="Name of the template"
            value={name}
            maxLength={200}
            autoFocus
            autoComplete="off"
            onChange={setName}
          />
          <div className={styles['buttons']}>
            <Button
              size="small"
              disabled={name.trim() === ''}
              onClick={() => void rename()}
            >
              Save name
            </Button>
            <Button
              size="small"
              kind="quiet"
              onClick={() => {
                setName(null);
              }}
            >
              Cancel
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

// A new briefing: its title and its template, which is shown. Nothing else is asked, as all of it can be changed on the
// sheet.
import { useId, useState } from 'react';
import { call, CallError } from '../api/call.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './new-briefing.module.css';
import { OwnTemplateTools } from './OwnTemplateTools.tsx';
import { TemplateList } from './TemplateList.tsx';
import { TemplatePreview } from './TemplatePreview.tsx';
import type { Template } from './use-templates.ts';

type Props = {
  readonly templates: readonly Template[];
  /** The template of the briefing that was changed last: the one that is likely to be wanted again. */
  readonly latest: string | null;
  readonly onCreated: (id: string) => void;
  /** A template was renamed, deleted or put back. */
  readonly onTemplates: () => void;
  readonly onClose: () => void;
};

export function NewBriefingDialog({
  open,
  ...props
}: Props & { readonly open: boolean }) {
  return open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({
  templates,
  latest,
  onCreated,
  onTemplates,
  onClose,
}: Props) {
  const form = useId();
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [removed, setRemoved] = useState<Template | null>(null);
  const { answer } = useAnswer('styles.list', null);
  const offered = templates.filter((each) => each.offered);
  const template =
    offered.find(({ id }) => id === chosen) ??
    offered.find(({ id }) => id === latest) ??
    offered.find(({ own }) => !own) ??
    offered[0];
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
      setCreating(false);
    }
  };
  const create = async (): Promise<void> => {
    if (!template || creating) return;
    setCreating(true);
    const made = await call('briefings.create', {
      title: title.trim(),
      template: template.id,
    });
    onCreated(made.id);
  };
  const putBack = async ({ id }: Template): Promise<void> => {
    await call('templates.remove', { id, removed: false });
    setRemoved(null);
    setChosen(id);
    onTemplates();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="New briefing"
      width={800}
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
          void attempt(create);
        }}
      >
        {failed !== null && <Notice kind="error">{failed}</Notice>}
        {removed && (
          <Notice
            kind="warning"
            action={
              <Button
                size="small"
                onClick={() => void attempt(() => putBack(removed))}
              >
                Undo
              </Button>
            }
          >
            {`“${removed.name}” is deleted. Briefings that were written from it keep it.`}
          </Notice>
        )}
        <TextField
          label="Title"
          value={title}
          placeholder="Untitled briefing"
          autoComplete="off"
          onChange={setTitle}
        />
        <div className={styles['columns']}>
          <TemplateList
            templates={offered}
            chosen={template?.id ?? null}
            onChoose={setChosen}
          />
          {template && (
            <section
              className={styles['shown']}
              aria-label={`Preview of ${template.name}`}
            >
              <TemplatePreview
                template={template}
                style={
                  answer?.styles.find(({ id }) => id === template.style)
                    ?.title ?? template.style
                }
              />
              {template.own && (
                <OwnTemplateTools
                  key={template.id}
                  template={template}
                  onChanged={onTemplates}
                  onRemoved={() => {
                    setRemoved(template);
                    setChosen(null);
                    onTemplates();
                  }}
                />
              )}
            </section>
          )}
        </div>
      </form>
    </Dialog>
  );
}

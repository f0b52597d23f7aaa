// The templates to choose from, one's own first: one stop of the Tab key, arrows from one to another.
import { useId } from 'react';
import styles from './new-briefing.module.css';
import type { Template } from './use-templates.ts';

export function TemplateList({
  templates,
  chosen,
  onChoose,
}: {
  readonly templates: readonly Template[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}) {
  const name = useId();
  const own = templates.filter((template) => template.own);
  const brought = templates.filter((template) => !template.own);
  const rows = (listed: readonly Template[]) =>
    listed.map((template) => (
      <label key={template.id} className={styles['template']}>
        <input
          type="radio"
          name={name}
          value={template.id}
          checked={template.id === chosen}
          onChange={() => {
            onChoose(template.id);
          }}
        />
        <span>{template.name}</span>
      </label>
    ));
  return (
    <fieldset className={styles['templates']}>
      <legend className="sr">Template</legend>
      {own.length > 0 && <p className={styles['group']}>Yours</p>}
      {rows(own)}
      {own.length > 0 && <p className={styles['group']}>From Precis</p>}
      {rows(brought)}
    </fieldset>
  );
}

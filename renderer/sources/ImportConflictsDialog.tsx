// What an import leaves to a person: sources of which the file and someone here have changed the same field. Both are shown,
// and what stands is chosen for all or one by one; nothing is changed before.
import { useState } from 'react';
import type { PageInput, PageOutput } from '#core/contract.ts';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { fieldWords } from './field-words.ts';
import styles from './import-conflicts.module.css';
import { fieldName } from './source-kinds.ts';

export type ImportConflict = NonNullable<
  PageOutput<'window.import'>
>['conflicts'][number];
type Take = PageInput<'sources.settle'>['choices'][number]['take'];
export type SettledConflict = {
  readonly conflict: ImportConflict;
  readonly take: Take;
};

const TAKES = [
  { value: 'mine', label: 'Keep what is here' },
  { value: 'theirs', label: 'Take what the file says' },
  { value: 'both', label: 'Keep both' },
] as const;

/** What is asked singly of many; the rest is as it is chosen for all. */
const MOST_SHOWN = 200;

export function ImportConflictsDialog({
  conflicts,
  onSettled,
  onLeave,
}: {
  /** At least one. */
  readonly conflicts: readonly ImportConflict[];
  readonly onSettled: (settled: readonly SettledConflict[]) => void;
  /** All stay as they are here; the next import asks again. */
  readonly onLeave: () => void;
}) {
  const [forAll, setForAll] = useState<Take>('mine');
  const [single, setSingle] = useState<ReadonlyMap<ImportConflict, Take>>(
    new Map(),
  );
  const [saving, setSaving] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const takeOf = (conflict: ImportConflict): Take =>
    single.get(conflict) ?? forAll;

  const settle = async (): Promise<void> => {
    const settled = conflicts.map((conflict) => ({
      conflict,
      take: takeOf(conflict),
    }));
    setSaving(true);
    try {
      await call('sources.settle', { choices: settled });
      onSettled(settled);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    } finally {
      setSaving(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onLeave}
      title={`${counted(conflicts.length, 'source was', 'sources were')} changed here and in the file`}
      subtitle="The rest of the file is in."
      width={760}
      footer={
        <>
          <Button onClick={onLeave}>Leave them as they are</Button>
          <Button kind="main" disabled={saving} onClick={() => void settle()}>
            Save
          </Button>
        </>
      }
    >
      {failed !== null && <Notice kind="error">{failed}</Notice>}
      <div className={styles['conflicts']}>
        {conflicts.length > 1 && (
          <div className={styles['all']}>
            <RadioGroup
              label="For all of them"
              value={forAll}
              options={TAKES}
              onChange={(take) => {
                setForAll(take);
                setSingle(new Map());
              }}
            />
          </div>
        )}
        <ul>
          {conflicts.slice(0, MOST_SHOWN).map((conflict) => (
            <li key={conflict.id}>
              <Conflict
                conflict={conflict}
                take={takeOf(conflict)}
                onTake={(take) => {
                  setSingle(new Map(single).set(conflict, take));
                }}
              />
            </li>
          ))}
        </ul>
        {conflicts.length > MOST_SHOWN && (
          <p>
            And {counted(conflicts.length - MOST_SHOWN, 'more', 'more')}, as it
            is chosen for all.
          </p>
        )}
      </div>
    </Dialog>
  );
}

function Conflict({
  conflict,
  take,
  onTake,
}: {
  readonly conflict: ImportConflict;
  readonly take: Take;
  readonly onTake: (take: Take) => void;
}) {
  const { citekey, now, theirs, fields } = conflict;
  const words = (item: typeof now, field: string): string =>
    item[field] === undefined ? '–' : fieldWords(field, item[field]);
  return (
    <section className={styles['conflict']}>
      <table>
        <caption>
          {typeof now['title'] === 'string' ? now['title'] : citekey}
          <span>@{citekey}</span>
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">Here</th>
            <th scope="col">In the file</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{fieldName(now.type, field)}</th>
              <td data-stands={take !== 'theirs'}>{words(now, field)}</td>
              <td data-stands={take !== 'mine'}>{words(theirs, field)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <RadioGroup
        label={`What stands of @${citekey}`}
        value={take}
        options={TAKES}
        onChange={onTake}
      />
    </section>
  );
}

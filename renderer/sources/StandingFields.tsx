// Whether one may still rest on the source, and which one took its place.
import { useMemo, useState } from 'react';
import { describeSource } from '#core/citations/describe-source.ts';
import { findSources } from '#core/citations/find-sources.ts';
import {
  SOURCE_STANDINGS,
  type SourceStanding,
} from '#core/citations/source-fields.ts';
import type { Source } from '#core/citations/source.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './source-form.module.css';
import type { Keeping } from './source-draft.ts';
import { standingWord } from './standing-words.ts';

type Standing = Omit<Keeping, 'notes'>;

/** As many as fit below the field. */
const OFFERED = 5;

export function StandingFields({
  source,
  sources,
  standing,
  problem,
  onChange,
}: {
  /** Null for a new one. */
  readonly source: Source | null;
  /** Those of the library. */
  readonly sources: readonly Source[];
  readonly standing: Standing;
  readonly problem: string | null;
  readonly onChange: (standing: Partial<Standing>) => void;
}) {
  const [typed, setTyped] = useState('');
  const other = sources.find(({ id }) => id === standing.supersededBy) ?? null;
  const offered = useMemo(
    () =>
      typed.trim() === ''
        ? []
        : findSources(
            sources.filter(({ id, binned }) => id !== source?.id && !binned),
            typed,
            OFFERED,
          ).map((found) => found.source),
    [sources, source, typed],
  );
  return (
    <fieldset className={styles['names']}>
      <legend>Standing</legend>
      <div className={styles['form']}>
        <div className={styles['pair']}>
          <SelectField<SourceStanding>
            label="It is"
            value={standing.standing}
            options={SOURCE_STANDINGS.map((value) => ({
              value,
              label: standingWord(value),
            }))}
            onChange={(value) => {
              onChange({
                standing: value,
                ...(value !== 'superseded' && { supersededBy: null }),
              });
            }}
          />
          {standing.standing !== 'current' && (
            <TextField
              label="Why, and since when"
              value={standing.standingNote}
              error={problem}
              onChange={(standingNote) => {
                onChange({ standingNote });
              }}
            />
          )}
        </div>
        {standing.standing === 'superseded' &&
          (other ? (
            <div className={styles['chosen']}>
              <span>Superseded by {nameOf(other)}</span>
              <Button
                size="small"
                kind="quiet"
                onClick={() => {
                  onChange({ supersededBy: null });
                }}
              >
                Choose another
              </Button>
            </div>
          ) : (
            <div>
              <TextField
                label="Superseded by"
                value={typed}
                placeholder="Find the source in its place"
                autoComplete="off"
                onChange={setTyped}
              />
              <ul className={styles['offered']} aria-label="Sources found">
                {offered.map((each) => (
                  <li key={each.id}>
                    <Button
                      kind="quiet"
                      size="small"
                      onClick={() => {
                        setTyped('');
                        onChange({ supersededBy: each.id });
                      }}
                    >
                      {nameOf(each)}
                    </Button>
                  </li>
                ))}
              </ul>
            </div>
          ))}
      </div>
    </fieldset>
  );
}

function nameOf(source: Source): string {
  const { names, year, title } = describeSource(source);
  return [[names, year].filter(Boolean).join(' '), title || source.citekey]
    .filter(Boolean)
    .join(', ');
}

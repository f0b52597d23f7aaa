// What the list is filtered by besides words: status, tag, template and marking, of what there is.
import { useMemo } from 'react';
import type { HomeView } from '#core/home-view.ts';
import { SelectField } from '../ui/SelectField.tsx';
import styles from './home.module.css';
import { STATUSES } from './statuses.ts';
import { valuesInUse, type TagInUse } from './tags-in-use.ts';
import type { ListedBriefing } from './use-briefings.ts';

type Option = { readonly value: string; readonly label: string };

const ANY = 'any';
/** Before a value, so that none is taken for ANY. */
const MARK = '=';

function Filter({
  name,
  any,
  chosen,
  options,
  onChange,
}: {
  readonly name: string;
  readonly any: string;
  /** As in the view: null for any. */
  readonly chosen: string | null;
  readonly options: readonly Option[];
  readonly onChange: (chosen: string | null) => void;
}) {
  // One that is gone meanwhile still says what it filters by.
  const known =
    chosen === null || options.some(({ value }) => value === chosen)
      ? options
      : [...options, { value: chosen, label: chosen }];
  if (known.length === 0) return null;
  return (
    <div data-narrows={chosen !== null}>
      <SelectField
        label={name}
        hideLabel
        quiet
        value={chosen === null ? ANY : MARK + chosen}
        options={[
          { value: ANY, label: any },
          ...known.map(({ value, label }) => ({ value: MARK + value, label })),
        ]}
        onChange={(value) => {
          onChange(value === ANY ? null : value.slice(MARK.length));
        }}
      />
    </div>
  );
}

const named = (value: string): Option => ({ value, label: value });
const orNone = (values: readonly string[], none: string): Option[] =>
  values.length === 0 ? [] : [...values.map(named), { value: '', label: none }];

export function FilterBar({
  view,
  briefings,
  tags,
  templateName,
  onChange,
}: {
  readonly view: HomeView;
  /** All of them, to choose from what they have. */
  readonly briefings: readonly ListedBriefing[];
  readonly tags: readonly TagInUse[];
  readonly templateName: (id: string) => string;
  readonly onChange: (part: Partial<HomeView>) => void;
}) {
  const markings = useMemo(
    () => valuesInUse(briefings, 'marking'),
    [briefings],
  );
  const templates = useMemo(
    () => valuesInUse(briefings, 'template'),
    [briefings],
  );
  return (
    <div className={styles['filters']} role="group" aria-label="Filters">
      <Filter
        name="Status"
        any="Any status"
        chosen={view.status}
        options={STATUSES.map(({ status, word }) => ({
          value: status,
          label: word,
        }))}
        onChange={(status) => {
          onChange({ status });
        }}
      />
      <Filter
        name="Tag"
        any="Any tag"
        chosen={view.tag}
        options={orNone(
          tags.map(({ name }) => name),
          'No tags',
        )}
        onChange={(tag) => {
          onChange({ tag });
        }}
      />
      <Filter
        name="Template"
        any="Any template"
        chosen={view.template}
        options={templates.map((id) => ({
          value: id,
          label: templateName(id),
        }))}
        onChange={(template) => {
          onChange({ template });
        }}
      />
      <Filter
        name="Marking"
        any="Any marking"
        chosen={view.marking}
        options={orNone(markings, 'No marking')}
        onChange={(marking) => {
          onChange({ marking });
        }}
      />
    </div>
  );
}

// What the list is filtered by besides words: status, tag, template and marking, of what there is.
import { useMemo } from 'react';
import type { HomeView } from '#core/home-view.ts';
import { Filter, Filters, type FilterOption } from '../ui/Filters.tsx';
import { STATUSES } from './statuses.ts';
import { valuesInUse, type TagInUse } from './tags-in-use.ts';
import type { ListedBriefing } from './use-briefings.ts';

const named = (value: string): FilterOption => ({ value, label: value });
const orNone = (values: readonly string[], none: string): FilterOption[] =>
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
    <Filters>
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
    </Filters>
  );
}

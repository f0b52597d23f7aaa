// Which sources the list shows: by what is to be done with them, by kind and by tag.
import { Filter, Filters } from '../ui/Filters.tsx';
import type { SourceType } from './source-kinds.ts';
import {
  SHOWN,
  type kindsOf,
  type Shown,
  type SourceView,
} from './source-rows.ts';

export function SourceFilters({
  view,
  kinds,
  tags,
  onChange,
}: {
  readonly view: SourceView;
  /** Those that sources have, and so with the tags. */
  readonly kinds: ReturnType<typeof kindsOf>;
  readonly tags: readonly string[];
  readonly onChange: (part: Partial<SourceView>) => void;
}) {
  return (
    <Filters>
      <Filter
        name="Show"
        any="All sources"
        chosen={view.show}
        options={SHOWN.map(([value, label]) => ({ value, label }))}
        onChange={(show) => {
          onChange({ show: show as Shown | null });
        }}
      />
      <Filter
        name="Kind"
        any="Any kind"
        chosen={view.kind}
        options={kinds.map(({ type, name }) => ({
          value: type,
          label: name,
        }))}
        onChange={(kind) => {
          onChange({ kind: kind as SourceType | null });
        }}
      />
      {tags.length > 0 && (
        <Filter
          name="Tag"
          any="Any tag"
          chosen={view.tag}
          options={[
            ...tags.map((value) => ({ value, label: value })),
            { value: '', label: 'No tags' },
          ]}
          onChange={(chosenTag) => {
            onChange({ tag: chosenTag });
          }}
        />
      )}
    </Filters>
  );
}

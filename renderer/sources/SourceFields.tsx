// The fields of the form: those that the kind needs, then those that have something in them, then all others on request.
import { useState } from 'react';
import { Plus } from 'lucide-react';
import {
  doiProblem,
  isbnProblem,
  normalDoi,
} from '#core/citations/identifiers.ts';
import { parseDate, writeDate } from '#core/citations/parse-date.ts';
import { SOURCE_TYPES } from '#core/citations/source-fields.ts';
import type { Source } from '#core/citations/source.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { CiteAsFields } from './CiteAsFields.tsx';
import { NamesField } from './NamesField.tsx';
import styles from './source-form.module.css';
import { NEW_NAME, type Problems, type SourceDraft } from './source-draft.ts';
import {
  LONG_FIELDS,
  TEXT_FIELDS,
  type DateField,
  type NameField,
} from './source-field-names.ts';
import {
  fieldName,
  formOf,
  kindName,
  otherFields,
  USUAL_TYPES,
  type SourceType,
} from './source-kinds.ts';
import { StandingFields } from './StandingFields.tsx';

const KINDS: readonly { value: SourceType; label: string }[] = [
  ...USUAL_TYPES,
  ...SOURCE_TYPES.filter((type) => !USUAL_TYPES.includes(type)),
].map((value) => ({ value, label: kindName(value) }));

const EXAMPLES: Partial<Record<DateField, string>> = {
  issued: '14 April 2026, c. 1990, 2019–2021',
  accessed: '12 May 2026',
};

export function SourceFields({
  source,
  sources,
  draft,
  problems,
  titleRef,
  onChange,
}: {
  /** Null for a new one. */
  readonly source: Source | null;
  /** Those of the library. */
  readonly sources: readonly Source[];
  readonly draft: SourceDraft;
  readonly problems: Problems;
  readonly titleRef: (input: HTMLInputElement | null) => void;
  readonly onChange: (part: Partial<SourceDraft>) => void;
}) {
  const { type } = draft;
  const form = formOf(type);
  const others = otherFields(type);
  const [all, setAll] = useState(false);
  // What had something in it when the form was opened stays where it is while it is emptied.
  const [filled] = useState(() => filledFields(draft));
  const problemAt = (field: string): string | null => problems[field] ?? null;

  const text = (field: string, label: string) => (
    <TextField
      key={field}
      label={label}
      value={draft.text[field] ?? ''}
      error={problemAt(field)}
      hint={doubted(field, draft.text[field] ?? '')}
      multiline={LONG_FIELDS.has(field)}
      onChange={(value) => {
        onChange({ text: { ...draft.text, [field]: value } });
      }}
      {...(field === 'title' && { inputRef: titleRef })}
    />
  );
  const date = (field: DateField, label: string) => {
    const written = draft.dates[field] ?? '';
    return (
      <TextField
        key={field}
        label={label}
        value={written}
        placeholder={EXAMPLES[field]}
        error={problemAt(field)}
        hint={understood(written)}
        onChange={(value) => {
          onChange({ dates: { ...draft.dates, [field]: value } });
        }}
      />
    );
  };
  const names = (field: NameField, label: string) => (
    <NamesField
      key={field}
      legend={label}
      field={field}
      names={atLeastOne(draft.names[field])}
      problems={problems}
      onChange={(changed) => {
        onChange({ names: { ...draft.names, [field]: changed } });
      }}
    />
  );
  const shown = <Field extends string>(
    each: readonly (readonly [Field, string])[],
  ): (readonly [Field, string])[] =>
    all ? [...each] : each.filter(([field]) => filled.has(field));
  const hidden =
    others.names.length +
    others.fields.length +
    others.dates.length -
    [...others.names, ...others.fields, ...others.dates].filter(([field]) =>
      filled.has(field),
    ).length;
  const long = shown(others.fields).filter(([field]) => LONG_FIELDS.has(field));

  return (
    <>
      <div className={styles['pair']}>
        <SelectField
          label="Kind"
          value={type}
          options={KINDS}
          onChange={(chosen) => {
            onChange({ type: chosen });
          }}
        />
        <TextField
          label="Citekey"
          value={draft.citekey}
          placeholder={source ? source.citekey : 'Made of author and year'}
          error={problemAt('citekey')}
          onChange={(citekey) => {
            onChange({ citekey });
          }}
        />
      </div>
      {text('title', form.title)}
      {names('author', form.author)}
      {form.names.map(([field, label]) => names(field, label))}
      <div className={styles['pair']}>
        {date('issued', fieldName(type, 'issued'))}
        {form.dates.map(([field, label]) => date(field, label))}
        {form.fields
          .filter(([field]) => !LONG_FIELDS.has(field))
          .map(([field, label]) => text(field, label))}
      </div>
      {form.fields
        .filter(([field]) => LONG_FIELDS.has(field))
        .map(([field, label]) => text(field, label))}
      <div className={styles['pair']}>
        {text('URL', fieldName(type, 'URL'))}
        {date('accessed', fieldName(type, 'accessed'))}
      </div>
      {shown(others.names).map(([field, label]) => names(field, label))}
      <div className={styles['pair']}>
        {shown(others.dates).map(([field, label]) => date(field, label))}
        {shown(others.fields)
          .filter(([field]) => !LONG_FIELDS.has(field))
          .map(([field, label]) => text(field, label))}
        {ownFields(draft).map((field) => text(field, field))}
      </div>
      {long.map(([field, label]) => text(field, label))}
      {!all && (
        <div>
          <Button
            kind="quiet"
            size="small"
            onClick={() => {
              setAll(true);
            }}
          >
            <Plus /> {hidden} more fields
          </Button>
        </div>
      )}
      <CiteAsFields
        citeAs={draft.citeAs}
        problem={problemAt('citeAs')}
        onChange={(citeAs) => {
          onChange({ citeAs });
        }}
      />
      <TextField
        label="Notes"
        multiline
        value={draft.notes}
        hint="For you alone: never printed."
        error={problemAt('notes')}
        onChange={(notes) => {
          onChange({ notes });
        }}
      />
      <StandingFields
        source={source}
        sources={sources}
        standing={draft}
        problem={problemAt('standingNote')}
        onChange={onChange}
      />
    </>
  );
}

const atLeastOne = (
  names: SourceDraft['names'][NameField],
): NonNullable<SourceDraft['names'][NameField]> =>
  names && names.length > 0 ? names : [NEW_NAME];

/** Fields that CSL does not have: what a file brought, and other programs may know. */
const ownFields = ({ text }: SourceDraft): string[] =>
  Object.keys(text).filter(
    (field) => !(TEXT_FIELDS as readonly string[]).includes(field),
  );

function filledFields({ text, names, dates }: SourceDraft): Set<string> {
  return new Set([
    ...Object.entries({ ...text, ...dates }).flatMap(([field, words]) =>
      words === '' ? [] : [field],
    ),
    ...Object.entries(names).flatMap(([field, list]) =>
      list.length === 0 ? [] : [field],
    ),
  ]);
}

/** What a date was understood as, where it is written in another way. */
function understood(written: string): string | undefined {
  if (written.trim() === '') return undefined;
  const { date } = parseDate(written);
  const read = date && writeDate(date);
  return read && read !== written.trim() ? `Taken as ${read}` : undefined;
}

/** What is wrong with a DOI or an ISBN, which is kept all the same: files and title pages have wrong ones. */
function doubted(field: string, written: string): string | undefined {
  const value = written.trim();
  if (value === '' || (field !== 'DOI' && field !== 'ISBN')) return undefined;
  const problem =
    field === 'DOI' ? doiProblem(normalDoi(value)) : isbnProblem(value);
  return problem === null ? undefined : `This ${problem}.`;
}

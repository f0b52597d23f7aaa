// What comes of merging sources, before it is done: which one stays, which value stands for each part, and what follows.
// Nothing of any of them is lost, and the dialog says where it goes.
import { useEffect, useMemo, useState } from 'react';
import { describeSource } from '#core/citations/describe-source.ts';
import {
  fieldOfPart,
  mergedParts,
  type MergeChoices,
  type MergedFrom,
  type MergedPart,
} from '#core/citations/merge-sources.ts';
import type { CiteAs } from '#core/citations/cite-as-schema.ts';
import type { PageInput } from '#core/contract.ts';
import type { SourceId } from '#core/document/document.ts';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { fieldWords } from './field-words.ts';
import { fieldName } from './source-kinds.ts';
import styles from './merge-dialog.module.css';
import { standingWord } from './standing-words.ts';
import type { CitedIn, SourceDetails } from './use-source-details.ts';

type Read = { readonly details: SourceDetails; readonly citedIn: CitedIn };

export function MergeDialog({
  ids,
  problem = null,
  onMerge,
  onClose,
}: {
  /** Two or more; the first is the one that stays unless another is chosen. */
  readonly ids: readonly string[];
  /** One sentence why they could not be merged. */
  readonly problem?: string | null;
  readonly onMerge: (input: PageInput<'sources.merge'>) => void;
  readonly onClose: () => void;
}) {
  const [read, setRead] = useState<readonly Read[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [into, setInto] = useState<string | null>(null);
  const [choices, setChoices] = useState<MergeChoices>({});
  useEffect(() => {
    let left = false;
    async function readAll(): Promise<void> {
      try {
        const all = await Promise.all(
          ids.map(async (id) => {
            const [details, { briefings }] = await Promise.all([
              call('sources.open', { id }),
              call('sources.whereCited', { id }),
            ]);
            return { details, citedIn: briefings };
          }),
        );
        if (!left) setRead(all);
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (!left) setFailed(error.message);
      }
    }
    void readAll();
    return () => {
      left = true;
    };
  }, [ids]);

  const kept = into ?? (read ? usual(read) : null);
  const ordered = useMemo(
    () =>
      read
        ? [
            ...read.filter(({ details }) => details.source.id === kept),
            ...read.filter(({ details }) => details.source.id !== kept),
          ]
        : [],
    [read, kept],
  );
  const parts = useMemo(
    () =>
      mergedParts(
        ordered.map(({ details }) => mergedFrom(details)),
        choices,
      ),
    [ordered, choices],
  );
  const nameOf = (id: string): string => {
    const found = ordered.find(({ details }) => details.source.id === id);
    return found ? found.details.source.citekey : id;
  };
  const different = parts.filter((part) => part.choices.length > 1);
  const type = ordered[0]?.details.source.item.type ?? 'document';
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Merge ${ids.length} sources`}
      width={720}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="main"
            disabled={kept === null}
            onClick={() => {
              if (kept === null) return;
              onMerge({
                into: kept,
                from: ids.filter((id) => id !== kept),
                choices: { ...choices },
              });
            }}
          >
            Merge
          </Button>
        </>
      }
    >
      {[failed, problem].map(
        (words) =>
          words !== null && (
            <Notice key={words} kind="error">
              {words}
            </Notice>
          ),
      )}
      {read && kept !== null && (
        <div className={styles['merge']}>
          <p>
            Every citation follows to the one that stays, and the record of each
            is kept with it.
          </p>
          <SelectField
            label="The one that stays"
            value={kept}
            options={read.map(({ details: { source }, citedIn }) => {
              const { names, year, title } = describeSource(source);
              return {
                value: source.id,
                label: `${[names, year, title].filter(Boolean).join(', ')} (${source.citekey}, ${counted(notesIn(citedIn), 'citation', 'citations')})`,
              };
            })}
            onChange={(id) => {
              setInto(id);
              setChoices({});
            }}
          />
          {different.length > 0 ? (
            <section aria-labelledby="merge-different">
              <h3 id="merge-different">Where they differ, what stands</h3>
              {different.map((part) => (
                <Choice
                  key={part.part}
                  part={part}
                  label={partName(type, part.part)}
                  nameOf={nameOf}
                  onChoose={(source) => {
                    setChoices({ ...choices, [part.part]: source });
                  }}
                />
              ))}
            </section>
          ) : (
            <p>They say the same in every field that both have.</p>
          )}
          <section aria-labelledby="merge-follows">
            <h3 id="merge-follows">What follows</h3>
            <ul>
              {consequences(ordered, parts, type).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </Dialog>
  );
}

function Choice({
  part: { part, choices, chosen },
  label,
  nameOf,
  onChoose,
}: {
  readonly part: MergedPart;
  readonly label: string;
  readonly nameOf: (id: string) => string;
  readonly onChoose: (source: SourceId) => void;
}) {
  return (
    <fieldset className={styles['choice']}>
      <legend>{label}</legend>
      {choices.map(({ source, value }) => (
        <label key={source}>
          <input
            type="radio"
            name={`merge-${part}`}
            checked={source === chosen}
            onChange={() => {
              onChoose(source);
            }}
          />
          <span className={styles['value']}>{partWords(part, value)}</span>
          {part !== 'citekey' && (
            <span className={styles['from']}>{nameOf(source)}</span>
          )}
        </label>
      ))}
    </fieldset>
  );
}

const notesIn = (citedIn: CitedIn): number =>
  citedIn.reduce((sum, { notes }) => sum + notes.length, 0);

/** The one that is cited most; of equals the one with more fields. */
function usual(read: readonly Read[]): string | null {
  const weight = ({ details, citedIn }: Read): number =>
    notesIn(citedIn) * 1_000 + Object.keys(details.source.item).length;
  const outside = read.filter(({ details }) => !details.source.binned);
  const [first] = outside.toSorted((a, b) => weight(b) - weight(a));
  return first?.details.source.id ?? null;
}

const mergedFrom = (details: SourceDetails): MergedFrom => ({
  id: details.source.id,
  citekey: details.source.citekey,
  item: details.source.item,
  citeAs: details.source.citeAs ?? null,
  standing: details.standing,
  supersededBy: details.supersededBy as SourceId | null,
  standingNote: details.standingNote,
});

const OWN: Readonly<Record<string, string>> = {
  citekey: 'Citekey',
  citeAs: 'Cite as',
  standing: 'Standing',
};

const partName = (type: MergedFrom['item']['type'], part: string): string => {
  const field = fieldOfPart(part);
  return field === null ? (OWN[part] ?? part) : fieldName(type, field);
};

function partWords(part: string, value: unknown): string {
  const field = fieldOfPart(part);
  if (field !== null) return fieldWords(field, value);
  if (part === 'citeAs')
    return (value as CiteAs).full.map(({ text }) => text).join('');
  if (part === 'standing') {
    const { standing, standingNote } = value as MergedFrom;
    return [standingWord(standing), standingNote].filter(Boolean).join(': ');
  }
  return String(value);
}

function consequences(
  [stays, ...go]: readonly Read[],
  parts: readonly MergedPart[],
  type: MergedFrom['item']['type'],
): string[] {
  if (!stays) return [];
  const own = stays.details.source.id;
  const taken = parts.filter(
    ({ choices }) => choices.length === 1 && choices[0]?.source !== own,
  );
  const citations = go.reduce((sum, { citedIn }) => sum + notesIn(citedIn), 0);
  const briefings = new Set(
    go.flatMap(({ citedIn }) => citedIn.map(({ briefing }) => briefing)),
  ).size;
  const sum = (count: (details: SourceDetails) => number): number =>
    [stays, ...go].reduce((all, { details }) => all + count(details), 0);
  const united = [
    [sum(({ source }) => source.tags?.length ?? 0), 'tags'],
    [sum(({ notes }) => Number(notes !== '')), 'notes'],
    [sum(({ attachments }) => attachments.length), 'files'],
    [sum(({ excerpts }) => excerpts.length), 'excerpts'],
  ] as const;
  const together = united.flatMap(([count, name]) => (count > 0 ? [name] : []));
  return [
    citations === 0
      ? 'No citation has to follow.'
      : `${counted(citations, 'citation', 'citations')} in ${counted(briefings, 'briefing', 'briefings')} ${citations === 1 ? 'follows' : 'follow'}.`,
    ...(taken.length > 0
      ? [
          `Taken over from the others: ${taken.map(({ part }) => partName(type, part)).join(', ')}.`,
        ]
      : []),
    ...(together.length > 0 ? [`United: ${together.join(', ')}.`] : []),
    `What does not stand is kept in the record of ${go.map(({ details }) => details.source.citekey).join(', ')}, whose citekey still leads here.`,
  ];
}

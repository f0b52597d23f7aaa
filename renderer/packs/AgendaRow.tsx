// One item of an agenda: its number, its words to be changed where they stand, and where its paper begins in the pack.
import { useState } from 'react';
import { GripVertical, X } from 'lucide-react';
import { PURPOSES, type PackItem } from '#core/packs/pack.ts';
import { SelectField } from '../ui/SelectField.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import { DraftField } from './DraftField.tsx';
import type { NumberedItem } from './numbered-pack.ts';
import styles from './packs.module.css';

const PURPOSE_NAMES = {
  decision: 'Decision',
  discussion: 'Discussion',
  information: 'Information',
  consent: 'Consent',
} as const;

const NONE = 'none';
const PURPOSE_OPTIONS = [
  { value: NONE, label: '–' },
  ...PURPOSES.map((purpose) => ({
    value: purpose,
    label: PURPOSE_NAMES[purpose],
  })),
] as const;

const DRAGGED = 'application/x-precis-pack-item';

export function AgendaRow({
  numbered: {
    item,
    number,
    title,
    marking,
    isMissing,
    pages,
    firstPage,
    lastPage,
  },
  readOnly,
  movable,
  onFocus,
  onSet,
  onMove,
  onDropped,
  onRemove,
}: {
  readonly numbered: NumberedItem;
  readonly readOnly: boolean;
  readonly movable: boolean;
  readonly onFocus: () => void;
  readonly onSet: (part: Partial<PackItem>) => void;
  /** By so many places, down or up. */
  readonly onMove: (by: 1 | -1) => void;
  /** The item with this id was dropped here. */
  readonly onDropped: (item: string) => void;
  readonly onRemove: () => void;
}) {
  const [over, setOver] = useState(false);
  const named = title || 'without a title';
  const kind =
    item.paper === null ? '' : item.paper.kind === 'pdf' ? 'PDF' : 'Briefing';
  return (
    <tr
      data-item={item.id}
      data-late={item.late}
      data-over={over}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (!event.altKey || event.ctrlKey || event.metaKey) return;
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        // What is typed in the field is kept where it was typed.
        if (movable) onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        const dragged = event.dataTransfer.getData(DRAGGED);
        if (dragged === '' || dragged === item.id) return;
        event.preventDefault();
        onDropped(dragged);
      }}
    >
      <th scope="row">
        {movable && (
          <button
            type="button"
            className={styles['grip']}
            data-name="grip"
            aria-label={`Move item ${number}: Alt and an arrow key, or drag`}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.setData(DRAGGED, item.id);
              event.dataTransfer.effectAllowed = 'move';
            }}
          >
            <GripVertical />
          </button>
        )}
        {number}
      </th>
      <td>
        <DraftField
          name="time"
          label={`Time of item ${number}`}
          value={item.time}
          placeholder={readOnly ? undefined : '–'}
          disabled={readOnly}
          onKeep={(time) => {
            onSet({ time });
          }}
        />
      </td>
      <td>
        <div className={styles['title']}>
          <DraftField
            name="title"
            label={`Title of item ${number}`}
            value={item.title}
            placeholder={title || 'Title of the item'}
            disabled={readOnly}
            onKeep={(words) => {
              onSet({ title: words });
            }}
          />
        </div>
        <p className={styles['under']}>
          {isMissing ? (
            <span className={styles['missing']}>
              Its briefing is in the bin: restore it, or remove the item
            </span>
          ) : (
            <>
              {item.late && <b>{kind === '' ? 'Late' : 'Late · '}</b>}
              {kind}
              {item.paper?.kind === 'pdf' && !readOnly ? (
                <span className={styles['marking']}>
                  <DraftField
                    name="marking"
                    label={`Marking of ${named}`}
                    value={item.marking}
                    placeholder="Write its marking"
                    disabled={false}
                    onKeep={(words) => {
                      onSet({ marking: words.slice(0, 240) });
                    }}
                  />
                </span>
              ) : (
                marking !== '' && (
                  <span className={styles['marked']}> · {marking}</span>
                )
              )}
            </>
          )}
        </p>
      </td>
      <td>
        <DraftField
          name="presenter"
          label={`Presenter of item ${number}`}
          value={item.presenter}
          placeholder={readOnly ? undefined : '–'}
          disabled={readOnly}
          onKeep={(presenter) => {
            onSet({ presenter });
          }}
        />
      </td>
      <td>
        <SelectField
          label={`What item ${number} is for`}
          hideLabel
          quiet
          disabled={readOnly}
          value={item.purpose ?? NONE}
          options={PURPOSE_OPTIONS}
          onChange={(value) => {
            onSet({ purpose: value === NONE ? null : value });
          }}
        />
      </td>
      <td className={styles['figure']}>{pages ?? ''}</td>
      <td className={styles['figure']}>
        <b>
          {firstPage === null
            ? ''
            : item.late && lastPage !== firstPage
              ? `${firstPage}–${lastPage ?? ''}`
              : firstPage}
        </b>
      </td>
      <td>
        {!readOnly && (
          <ToolButton name={`Remove item ${number}`} onClick={onRemove}>
            <X />
          </ToolButton>
        )}
      </td>
    </tr>
  );
}

// The presets beside the choices: one key takes one, and what is chosen now can be kept as another.
import { useId, useRef, useState } from 'react';
import { Pencil, Plus, X } from 'lucide-react';
import { PRESET_NAME } from '#core/export-formats.ts';
import type { ExportPreset } from '#core/settings.ts';
import { Button } from '../ui/Button.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import { WordsDialog } from '../ui/WordsDialog.tsx';
import {
  chosenPreset,
  PRESETS_OF_ALL,
  renamedPreset,
  withPreset,
  withReturned,
  type Kept,
} from './presets.ts';
import styles from './preset-list.module.css';

type Choices = ExportPreset['exporting'];

export function PresetList({
  presets,
  choices,
  onChoose,
  onPresets,
}: {
  /** The person's own. */
  readonly presets: readonly ExportPreset[];
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
  readonly onPresets: (presets: ExportPreset[]) => unknown;
}) {
  const label = useId();
  const [naming, setNaming] = useState(false);
  const [renaming, setRenaming] = useState<string | null>(null);
  /** The one that was removed last, and where it stood. */
  const [removed, setRemoved] = useState<{
    readonly preset: ExportPreset;
    readonly at: number;
  } | null>(null);
  /** The name of the one that was taken last. */
  const [picked, setPicked] = useState<string | null>(null);
  const all = [...PRESETS_OF_ALL, ...presets];
  const chosen = chosenPreset(all, choices, picked);
  const keep = useRef<HTMLButtonElement>(null);
  const remove = (preset: ExportPreset): void => {
    setRemoved({ preset, at: presets.indexOf(preset) });
    onPresets(presets.filter((each) => each !== preset));
  };
  const take = (kept: Kept, name: string | null): Promise<string | null> => {
    if ('refused' in kept) return Promise.resolve(kept.refused);
    setRemoved(null);
    onPresets(kept.presets);
    setPicked(name);
    return Promise.resolve(null);
  };
  // The row of one that is renamed stays, and the focus in it.
  const row = (preset: ExportPreset, own: boolean, place: number) => {
    const { name, exporting } = preset;
    return (
      <li key={place} className={styles['row']}>
        <button
          type="button"
          className={styles['preset']}
          aria-pressed={place === chosen}
          onClick={() => {
            setPicked(name);
            onChoose(exporting);
          }}
        >
          {name}
        </button>
        {own && (
          <>
            <ToolButton
              name={`Rename the preset ${name}`}
              className={styles['act']}
              onClick={() => {
                setRenaming(name);
              }}
            >
              <Pencil />
            </ToolButton>
            <ToolButton
              name={`Remove the preset ${name}`}
              className={styles['act']}
              onClick={() => {
                remove(preset);
              }}
            >
              <X />
            </ToolButton>
          </>
        )}
      </li>
    );
  };
  return (
    <section className={styles['presets']} aria-labelledby={label}>
      <h3 id={label} className={styles['head']}>
        Presets
      </h3>
      <ul className={styles['list']}>
        {all.map((preset, place) =>
          row(preset, place >= PRESETS_OF_ALL.length, place),
        )}
      </ul>
      {removed && (
        <p className={styles['removed']} role="status">
          <span className={styles['words']}>
            “{removed.preset.name}” is removed.
          </span>
          <Button
            autoFocus
            size="small"
            onClick={() => {
              onPresets(withReturned(presets, removed.preset, removed.at));
              setRemoved(null);
              keep.current?.focus();
            }}
          >
            Undo
          </Button>
        </p>
      )}
      <button
        ref={keep}
        type="button"
        className={styles['keep']}
        onClick={() => {
          setNaming(true);
        }}
      >
        <Plus aria-hidden="true" />
        Keep as preset…
      </button>
      {naming && (
        <WordsDialog
          title="Keep as preset"
          action="Keep"
          label="Name"
          hint="Under a name that is there, these choices take the place of the others."
          most={PRESET_NAME}
          missing="Give it a name."
          onWords={(name) => take(withPreset(presets, name, choices), name)}
          onClose={() => {
            setNaming(false);
          }}
        />
      )}
      {renaming !== null && (
        <WordsDialog
          title="Rename preset"
          action="Rename"
          label="Name"
          begin={renaming}
          most={PRESET_NAME}
          missing="Give it a name."
          onWords={(name) =>
            take(
              renamedPreset(presets, renaming, name),
              picked === renaming ? name : picked,
            )
          }
          onClose={() => {
            setRenaming(null);
          }}
        />
      )}
    </section>
  );
}

// Every command with its key, found by a few letters: over whatever is open, and gone with Enter or Esc.
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Kbd } from '../ui/Kbd.tsx';
import { useOptions } from '../ui/use-options.ts';
import styles from './command-palette.module.css';
import { findCommands, type PaletteCommand } from './find-commands.ts';

export function CommandPalette({
  commands,
  onClose,
}: {
  readonly commands: readonly PaletteCommand[];
  /** `run` is the chosen command, to be run when the focus is back; null for none. */
  readonly onClose: (run: (() => void) | null) => void;
}) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const found = useMemo(() => findCommands(commands, typed), [commands, typed]);
  const chosen = Math.min(at, found.length - 1);
  const choose = (place: number): void => {
    const command = found[place];
    if (command) onClose(command.run);
  };
  const { list, option } = useOptions(id, chosen, found, choose);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const { length } = found;
    if (event.key === 'Enter') choose(chosen);
    else if (length > 0 && event.key === 'ArrowDown')
      setAt((chosen + 1) % length);
    else if (length > 0 && event.key === 'ArrowUp')
      setAt((chosen + length - 1) % length);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog.Root
      open
      onOpenChange={(opens) => {
        if (!opens) onClose(null);
      }}
    >
      <Dialog.Portal>
        <Dialog.Viewport className={styles['place']}>
          <Dialog.Popup
            className={styles['palette']}
            aria-label="Commands"
            // At once: a letter that is typed in the frame before would go to the text behind.
            initialFocus={() => {
              field.current?.focus();
              return false;
            }}
            // Its owner gives the focus back.
            finalFocus={false}
          >
            <input
              ref={field}
              role="combobox"
              aria-label="Command"
              aria-expanded
              aria-autocomplete="list"
              aria-controls={id}
              aria-activedescendant={
                found.length > 0 ? `${id}-${chosen}` : undefined
              }
              className={styles['field']}
              placeholder="What do you want to do?"
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
            />
            {found.length === 0 ? (
              <p className={styles['empty']} role="status">
                No command has these words.
              </p>
            ) : (
              <ul
                ref={list}
                id={id}
                role="listbox"
                aria-label="Commands"
                tabIndex={-1}
                className={styles['list']}
              >
                {found.map(({ name, keys }, place) => (
                  <li key={name} {...option(place)}>
                    <span>{name}</span>
                    {keys !== null && <Kbd keys={keys} />}
                  </li>
                ))}
              </ul>
            )}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

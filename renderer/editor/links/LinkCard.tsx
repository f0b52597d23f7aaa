// Under a link with the caret in it: where it leads, and what can be done with it. The same card asks for its address.
import { useCallback, useEffect, useRef, useState } from 'react';
import { ExternalLink, Pencil, Unlink } from 'lucide-react';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionDependency } from '@lexical/react/useExtensionComponent';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { isLinkAddress } from '#core/document/link-address.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { focusText } from '../floating/focus-text.ts';
import { Floating } from '../floating/Floating.tsx';
import { $caretOrNodeBox, $selectedBox } from '../floating/selection-box.ts';
import { keysOf } from '../keys/editor-keys.ts';
import { withScheme } from './typed-address.ts';
import styles from './link-card.module.css';
import {
  EDIT_LINK_COMMAND,
  LinksExtension,
  REMOVE_LINK_COMMAND,
  type LinkAtCaret,
  type LinkDraft,
} from './links-extension.ts';

export function LinkCard({ readOnly }: { readonly readOnly: boolean }) {
  const at = useExtensionSignalValue(LinksExtension, 'at');
  const draft = useExtensionSignalValue(LinksExtension, 'draft');
  const dismissed = useExtensionSignalValue(LinksExtension, 'dismissed');
  if (draft) return <AddressForm draft={draft} />;
  if (!at || dismissed === at.key) return null;
  return <Shown key={at.key} link={at} readOnly={readOnly} />;
}

function Shown({
  link,
  readOnly,
}: {
  readonly link: LinkAtCaret;
  readonly readOnly: boolean;
}) {
  const [editor] = useLexicalComposerContext();
  const { open } = useExtensionDependency(LinksExtension).output;
  const trouble = useExtensionSignalValue(LinksExtension, 'trouble');
  const { key } = link;
  const anchor = useCallback(
    () => editor.getElementByKey(key)?.getBoundingClientRect() ?? null,
    [editor, key],
  );
  return (
    <Floating
      anchor={anchor}
      side="below"
      role="group"
      aria-label="Link"
      className={styles['card'] ?? ''}
    >
      <div className={styles['row']}>
        <span className={styles['address']} title={link.url}>
          {link.url}
        </span>
        <ToolButton
          name="Open the link"
          onClick={() => {
            open(link.url);
          }}
        >
          <ExternalLink />
        </ToolButton>
        {!readOnly && (
          <>
            <ToolButton
              name="Change the address"
              keys={keysOf('Link')}
              onClick={() =>
                editor.dispatchCommand(EDIT_LINK_COMMAND, undefined)
              }
            >
              <Pencil />
            </ToolButton>
            <ToolButton
              name="Take the link away"
              onClick={() => {
                editor.dispatchCommand(REMOVE_LINK_COMMAND, undefined);
                focusText(editor);
              }}
            >
              <Unlink />
            </ToolButton>
          </>
        )}
      </div>
      {trouble !== null && (
        <p role="alert" className={styles['trouble']}>
          {trouble}
        </p>
      )}
    </Floating>
  );
}

function AddressForm({ draft }: { readonly draft: LinkDraft }) {
  const [editor] = useLexicalComposerContext();
  const { write, cancel } = useExtensionDependency(LinksExtension).output;
  const [address, setAddress] = useState(draft.url);
  const [words, setWords] = useState('');
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const anchor = useCallback(
    () =>
      editor.read(
        'latest',
        () => $selectedBox(editor) ?? $caretOrNodeBox(editor),
      ),
    [editor],
  );
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const back = (): void => {
    cancel();
    focusText(editor);
  };
  const save = (): void => {
    const url = withScheme(address.trim());
    if (!isLinkAddress(url)) {
      setError(
        'This is no address that a briefing can hold: write one that begins with https://, http:// or mailto:.',
      );
      field.current?.focus();
      return;
    }
    write(url, words.trim());
    focusText(editor);
  };
  return (
    <Floating
      boxRef={box}
      anchor={anchor}
      side="below"
      role="dialog"
      aria-label="Link"
      className={styles['card'] ?? ''}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') back();
        else if (event.key === 'Enter' && event.target === field.current)
          save();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={({ relatedTarget }) => {
        // Whoever goes back to the text has thought better of it.
        if (relatedTarget !== null && !box.current?.contains(relatedTarget))
          cancel();
      }}
    >
      <div className={styles['form']}>
        <TextField
          label="Address"
          inputRef={field}
          value={address}
          error={error}
          autoComplete="off"
          spellCheck={false}
          placeholder="https://"
          onChange={(value) => {
            setAddress(value);
            setError(null);
          }}
        />
        {!draft.hasWords && (
          <TextField
            label="Words to show"
            value={words}
            hint="The address itself where it is empty."
            onChange={setWords}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing)
                return;
              event.preventDefault();
              save();
            }}
          />
        )}
        <div className={styles['buttons']}>
          <Button onClick={back}>Cancel</Button>
          <Button kind="main" onClick={save}>
            {draft.url === '' ? 'Link' : 'Change'}
          </Button>
        </div>
      </div>
    </Floating>
  );
}

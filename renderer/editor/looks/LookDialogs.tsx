// What has to be asked for: which language, which marking. Each is about what was selected when it was asked for.
import { useState } from 'react';
import { $isTableSelection } from '@lexical/table';
import { $getSelection, $isRangeSelection, $isTextNode } from 'lexical';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionDependency } from '@lexical/react/useExtensionComponent';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { languageName } from '#core/document/language-name.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { focusText } from '../floating/focus-text.ts';
import { MAX_REASON } from '#core/document/plain-block.ts';
import { $getLanguage, $getReason, $getTraits } from '../nodes/block-state.ts';
import { isLine, isReason } from '../nodes/stored-parts.ts';
import { LANGUAGES } from './languages.ts';
import styles from './look-dialogs.module.css';
import {
  $touchedBlocks,
  LooksExtension,
  REDACT_COMMAND,
  SET_LANGUAGE_COMMAND,
  SET_MARKING_COMMAND,
} from './looks-extension.ts';

export function LookDialogs({
  language,
  markings,
}: {
  /** Of the briefing. */
  readonly language: string;
  /** Those that are offered. */
  readonly markings: readonly string[];
}) {
  const [editor] = useLexicalComposerContext();
  const { answered } = useExtensionDependency(LooksExtension).output;
  const asked = useExtensionSignalValue(LooksExtension, 'asked');
  const close = (): void => {
    answered();
    // Behind the dialog, which gives the focus back when it is gone.
    setTimeout(() => {
      focusText(editor);
    });
  };
  if (asked === 'language')
    return <LanguageDialog language={language} onClose={close} />;
  if (asked === 'marking')
    return <MarkingDialog markings={markings} onClose={close} />;
  if (asked === 'reason') return <ReasonDialog onClose={close} />;
  return null;
}

const AROUND = 'around';

function LanguageDialog({
  language,
  onClose,
}: {
  readonly language: string;
  readonly onClose: () => void;
}) {
  const [editor] = useLexicalComposerContext();
  const [now] = useState(() => editor.read('latest', $languageNow));
  const [of, setOf] = useState<'words' | 'blocks'>(
    now.hasWords ? 'words' : 'blocks',
  );
  const [chosen, setChosen] = useState(now.language ?? AROUND);
  const listed = LANGUAGES.some(({ tag }) => tag === chosen);
  return (
    <Dialog
      open
      onClose={onClose}
      title="Language"
      width={440}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="main"
            onClick={() => {
              editor.dispatchCommand(SET_LANGUAGE_COMMAND, {
                of,
                language: chosen === AROUND ? null : chosen,
              });
              onClose();
            }}
          >
            Set language
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        <SelectField
          label="Language"
          value={chosen}
          onChange={setChosen}
          options={[
            {
              value: AROUND,
              label: `As the briefing: ${languageName(language)}`,
            },
            ...(listed || chosen === AROUND
              ? []
              : [{ value: chosen, label: languageName(chosen) }]),
            ...LANGUAGES.map(({ tag, name }) => ({ value: tag, label: name })),
          ]}
        />
        <p className={styles['hint']}>
          Spelling, hyphenation and fonts follow it, and it is how the words are
          read aloud.
        </p>
        {now.hasWords && (
          <RadioGroup
            label="Of"
            value={of}
            onChange={setOf}
            options={[
              { value: 'words', label: 'The selected words' },
              { value: 'blocks', label: 'The whole of each block' },
            ]}
          />
        )}
      </div>
    </Dialog>
  );
}

function $languageNow(): {
  readonly hasWords: boolean;
  readonly language: string | null;
} {
  const selection = $getSelection();
  const hasWords =
    $isTableSelection(selection) ||
    ($isRangeSelection(selection) && !selection.isCollapsed());
  const first = selection?.getNodes().find($isTextNode);
  const [block] = $touchedBlocks();
  return {
    hasWords,
    language:
      (hasWords && first ? $getLanguage(first) : null) ??
      (block ? $getTraits(block).language : null) ??
      null,
  };
}

function ReasonDialog({ onClose }: { readonly onClose: () => void }) {
  const [editor] = useLexicalComposerContext();
  const [reason, setReason] = useState(() =>
    editor.read('latest', () => {
      const first = $getSelection()?.getNodes().find($isTextNode);
      return (first && $getReason(first)) ?? '';
    }),
  );
  const words = reason.trim();
  const wrong = words !== '' && !isReason(words);
  const set = (): void => {
    if (wrong) return;
    editor.dispatchCommand(REDACT_COMMAND, words === '' ? null : words);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Leave out, with a reason"
      width={440}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" disabled={wrong} onClick={set}>
            Leave out
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        <TextField
          label="Reason"
          value={reason}
          onChange={setReason}
          autoComplete="off"
          maxLength={MAX_REASON}
          hint="The redacted copy prints it on the bar where it fits, and in a list behind the text. Empty for none."
          error={
            wrong
              ? 'It holds a character that can’t be printed on one line: take it out.'
              : null
          }
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            set();
          }}
        />
      </div>
    </Dialog>
  );
}

function MarkingDialog({
  markings,
  onClose,
}: {
  readonly markings: readonly string[];
  readonly onClose: () => void;
}) {
  const [editor] = useLexicalComposerContext();
  const [blocks] = useState(() =>
    editor.read('latest', () =>
      $touchedBlocks().map((block) => $getTraits(block).marking ?? ''),
    ),
  );
  const [marking, setMarking] = useState(blocks[0] ?? '');
  const words = marking.trim();
  const wrong = words !== '' && !isLine(words);
  const set = (): void => {
    if (wrong) return;
    editor.dispatchCommand(SET_MARKING_COMMAND, words === '' ? null : words);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        blocks.length > 1
          ? `Marking of ${blocks.length} paragraphs`
          : 'Marking of the paragraph'
      }
      width={440}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" disabled={wrong} onClick={set}>
            {words === '' ? 'No marking' : 'Set marking'}
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        <TextField
          label="Marking"
          value={marking}
          onChange={setMarking}
          autoComplete="off"
          spellCheck={false}
          hint="It is printed at the paragraph, and goes with words that are moved out of it. Empty for none."
          error={
            wrong
              ? 'It holds a character that can’t be printed on one line: take it out.'
              : null
          }
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            set();
          }}
        />
        {markings.length > 0 && (
          <div
            className={styles['offered']}
            role="group"
            aria-label="Markings in use"
          >
            {markings.map((each) => (
              <Button
                key={each}
                size="small"
                aria-pressed={each === words}
                onClick={() => {
                  setMarking(each);
                }}
              >
                {each}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}

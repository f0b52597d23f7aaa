// The files of a source: each with how far its words are read, opened by its name.
import { useState } from 'react';
import { Ellipsis, Paperclip } from 'lucide-react';
import type { PageOutput } from '#core/contract.ts';
import { dateInWords } from '#core/document/date-in-words.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Menu } from '../ui/Menu.tsx';
import { TextField } from '../ui/TextField.tsx';
import { dateLanguage } from '../ui/date-format.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './attachments.module.css';

export type SourceFile = PageOutput<'sources.open'>['attachments'][number];

export function SourceFiles({
  files,
  onAttach,
  onOpen,
  onOutside,
  onCaptured,
  onPrinted,
  onRemove,
}: {
  readonly files: readonly SourceFile[];
  /** These are null where nothing can be written. */
  readonly onAttach: (() => void) | null;
  readonly onOpen: (file: SourceFile) => void;
  readonly onOutside: (file: SourceFile, as: 'open' | 'show') => void;
  readonly onCaptured:
    ((file: SourceFile, captured: string | null) => void) | null;
  /** Whether citations print the day of capture of this file. */
  readonly onPrinted: ((file: SourceFile, printed: boolean) => void) | null;
  readonly onRemove: ((file: SourceFile) => void) | null;
}) {
  const [dated, setDated] = useState<SourceFile | null>(null);
  return (
    <div className={styles['list']}>
      {onAttach && (
        <div className={styles['tools']}>
          <Button size="small" onClick={onAttach}>
            <Paperclip aria-hidden /> Attach files…
          </Button>
          <span className={styles['facts']}>or drop them here</span>
        </div>
      )}
      {files.length === 0 && (
        <p className={styles['quiet']}>It has no files yet.</p>
      )}
      <ul className={styles['files']}>
        {files.map((file) => (
          <li key={file.sha256} className={styles['file']}>
            <div>
              <button
                type="button"
                className={styles['name']}
                onClick={() => {
                  onOpen(file);
                }}
              >
                {file.fileName}
              </button>
              <p className={styles['facts']}>
                {factsOf(file, onPrinted !== null)}
              </p>
              {file.text?.state === 'failed' && (
                <p className={styles['facts']}>{file.text.reason}</p>
              )}
              {file.captured !== null && onPrinted && (
                <Checkbox
                  label={`Print “captured ${inWords(file.captured)}” in full citations`}
                  checked={file.printed}
                  onChange={(printed) => {
                    onPrinted(file, printed);
                  }}
                />
              )}
            </div>
            <Menu
              trigger={
                <ToolButton name={`More for ${file.fileName}`}>
                  <Ellipsis />
                </ToolButton>
              }
              choiceTakesFocus
              items={[
                {
                  label: 'Open in another program',
                  onChoose: () => {
                    onOutside(file, 'open');
                  },
                },
                {
                  label: 'Show in folder',
                  onChoose: () => {
                    onOutside(file, 'show');
                  },
                },
                ...(onCaptured
                  ? [
                      {
                        label: 'Day of capture…',
                        onChoose: () => {
                          setDated(file);
                        },
                      },
                    ]
                  : []),
                ...(onRemove
                  ? [
                      {
                        label: 'Remove',
                        startsGroup: true,
                        onChoose: () => {
                          onRemove(file);
                        },
                      },
                    ]
                  : []),
              ]}
            />
          </li>
        ))}
      </ul>
      {dated && onCaptured && (
        <CapturedDialog
          file={dated}
          onSave={(day) => {
            onCaptured(dated, day);
            setDated(null);
          }}
          onClose={() => {
            setDated(null);
          }}
        />
      )}
    </div>
  );
}

function CapturedDialog({
  file,
  onSave,
  onClose,
}: {
  readonly file: SourceFile;
  readonly onSave: (day: string | null) => void;
  readonly onClose: () => void;
}) {
  const [day, setDay] = useState(file.captured?.slice(0, 10) ?? '');
  return (
    <Dialog
      open
      onClose={onClose}
      title="Day of capture"
      subtitle={file.fileName}
      width={420}
      footer={
        <Button
          kind="main"
          onClick={() => {
            onSave(day === '' ? null : day);
          }}
        >
          Save
        </Button>
      }
    >
      <TextField
        label="When the page was saved"
        type="date"
        value={day}
        onChange={setDay}
        hint="Empty where nobody knows."
      />
    </Dialog>
  );
}

const READ = {
  waiting: 'its words are being read',
  read: 'its words can be found',
  empty: 'has no words: it may be scanned',
  failed: 'its words could not be read',
} as const;

function factsOf(
  { bytes, captured, printed, text }: SourceFile,
  chosenBelow: boolean,
): string {
  return [
    bytes < 1024 * 1024
      ? `${Math.max(1, Math.round(bytes / 1024))} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
    ...(captured === null ? [] : [`captured ${inWords(captured)}`]),
    ...(printed && !chosenBelow ? ['printed in citations'] : []),
    ...(text ? [READ[text.state]] : []),
  ].join(' · ');
}

/** As citations in English print it. */
const inWords = (captured: string): string =>
  dateInWords(captured.slice(0, 10), dateLanguage());

// Exporting a briefing: what to write on the left, and beside it, when it is written, what was found in the file.
import {
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
  type ComponentProps,
} from 'react';
import {
  FileText,
  FileType,
  Globe,
  Hash,
  Table2,
  TextAlignStart,
  type LucideIcon,
} from 'lucide-react';
import {
  copiesOf,
  OPTIONS_OF,
  refusedTogether,
  type ExportFormat,
} from '#core/export-formats.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './export-dialog.module.css';
import {
  exportRequest,
  keepChoices,
  lastChoices,
  type ExportChoices,
} from './export-choices.ts';
import { ExportOutcome } from './ExportOutcome.tsx';
import { PresetList } from './PresetList.tsx';
import { useExport } from './use-export.ts';

type Style = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'note' | 'in-text';
};

export type OpenPoint = {
  readonly sentence: string;
  /** Null where it has no one place. */
  readonly show: (() => void) | null;
  /** It is so on printed pages alone. */
  readonly inPrint: boolean;
};

/** What is shown of a long list. */
const MOST_OPEN = 8;

type Remembered = ReturnType<typeof keepChoices>;

type Props = {
  readonly briefing: {
    readonly id: string;
    readonly title: string;
    /** The citation style that the briefing has. */
    readonly style: string;
  };
  readonly styles: readonly Style[];
  /** What the last export was, on another day too. */
  readonly remembered: Remembered | null;
  readonly onRemember: (choices: Remembered) => unknown;
  /** Choices that the person gave a name. */
  readonly presets: ComponentProps<typeof PresetList>['presets'];
  readonly onPresets: ComponentProps<typeof PresetList>['onPresets'];
  /** What is still open in it, one sentence each, and what shows its place. */
  readonly open: readonly OpenPoint[];
  /** How many passages a redacted copy would leave out. */
  readonly redactions: number;
  /** Saves what is not saved yet; false where it can't be. */
  readonly beforeExport: () => Promise<boolean>;
  /** The pages of the file, where it has pages. */
  readonly onExported: (pages: number) => void;
  readonly onClose: () => void;
};

const FORMATS: readonly {
  readonly value: ExportFormat;
  readonly label: string;
  readonly Icon: LucideIcon;
  /** What a person should know before choosing it. */
  readonly about?: string;
}[] = [
  { value: 'pdf', label: 'PDF', Icon: FileText },
  {
    value: 'docx',
    label: 'Word',
    Icon: FileType,
    about:
      'A DOCX for Word and LibreOffice, with real footnotes and styles. Citations are in their final words.',
  },
  {
    value: 'md',
    label: 'Markdown',
    Icon: Hash,
    about:
      'For Pandoc and every editor of Markdown: notes with their citations, tables, and the front matter. The sources stand beside it as BibLaTeX, and images in a folder; keep them together.',
  },
  {
    value: 'html',
    label: 'Web page',
    Icon: Globe,
    about:
      'One HTML file with everything in it: images, notes that lead there and back, and no script. It opens in any browser, without a network.',
  },
  {
    value: 'txt',
    label: 'Plain text',
    Icon: TextAlignStart,
    about:
      'The text alone: without title, front matter and footnotes. Markers that are not linked stay as they were written.',
  },
  {
    value: 'evidence',
    label: 'Evidence sheet',
    Icon: Table2,
    about:
      'A row for each citation, for a spreadsheet: the sentence, the note, the source, the quotation, its page, and the verdict with who gave it and when.',
  },
];

const STANDARDS = [
  { value: 'ua-1', label: 'PDF/UA-1, for everyone to read' },
  { value: 'a-2a', label: 'PDF/A-2a, to keep for good' },
  { value: 'none', label: 'Neither' },
] as const satisfies readonly {
  value: ExportChoices['standard'];
  label: string;
}[];

const PAPERS = [
  { value: 'template', label: 'As the template has it' },
  { value: 'a4', label: 'A4' },
  { value: 'us-letter', label: 'US Letter' },
] as const satisfies readonly {
  value: ExportChoices['paper'];
  label: string;
}[];

const COPIES = [
  { value: 'clean', label: 'Clean, the text alone' },
  { value: 'review', label: 'For review, comments and verdicts in the margin' },
  { value: 'redacted', label: 'Redacted, without what is marked for it' },
] as const satisfies readonly {
  value: ExportChoices['copy'];
  label: string;
}[];

const ALSO = [
  { name: 'draft', label: 'Draft, across each page' },
  { name: 'lines', label: 'Line numbers' },
  { name: 'colophon', label: 'What the proof found, as a last line' },
  { name: 'evidence', label: 'Evidence sheet as an annex' },
] as const;

const REVIEWS = [
  { value: 'with', label: 'With comments and suggested changes' },
  { value: 'without', label: 'The text alone, as it stands' },
] as const satisfies readonly {
  value: ExportChoices['review'];
  label: string;
}[];

/** What a redacted copy would be, before it is made. */
const redactionOffer = (passages: number): string =>
  passages === 0
    ? 'Nothing is marked yet. Select words in the text and choose Leave out of the redacted copy.'
    : passages === 1
      ? '1 passage is marked: a bar stands in its place, and comments and verdicts stay behind.'
      : `${passages} passages are marked: a bar stands in the place of each, and comments and verdicts stay behind.`;

function focusFormat(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('input:checked')?.focus();
}

export function ExportDialog({
  briefing,
  styles: known,
  remembered,
  onRemember,
  presets,
  onPresets,
  open,
  redactions,
  beforeExport,
  onExported,
  onClose,
}: Props) {
  const form = useId();
  const choosing = useRef<HTMLFormElement>(null);
  const [choices, setChoices] = useState(() =>
    lastChoices(briefing, remembered),
  );
  const [dateProblem, setDateProblem] = useState<string | null>(null);
  const { stage, run, cancel } = useExport(beforeExport);
  /** What was asked for last. */
  const [asked, setAsked] = useState<string | null>(null);
  const running = stage.kind === 'running';
  const done = stage.kind === 'done';
  const change = (part: Partial<ExportChoices>): void => {
    setChoices({ ...choices, ...part });
  };
  const submit = async (): Promise<void> => {
    if (running) return;
    const { request, dateProblem: problem } = exportRequest(
      briefing.id,
      choices,
    );
    setDateProblem(problem);
    if (!request) return;
    setAsked(JSON.stringify(request));
    onRemember(keepChoices(briefing, choices));
    const ended = await run(request);
    if (ended.kind === 'done' && ended.exported.pages !== null)
      onExported(ended.exported.pages);
  };
  const again =
    done &&
    asked === JSON.stringify(exportRequest(briefing.id, choices).request);
  const isChoosing = stage.kind === 'choosing';
  const options = OPTIONS_OF[choices.to];
  const copies = copiesOf(choices.to);
  const copy = copies.includes(choices.copy) ? choices.copy : 'clean';
  const also = ALSO.filter(({ name }) => options.includes(name));
  const points = open.filter(({ inPrint }) => !inPrint || choices.to === 'pdf');
  const about = FORMATS.find(({ value }) => value === choices.to)?.about;
  useEffect(() => {
    // There is no file after all: Enter exports again.
    if (isChoosing) focusFormat(choosing.current);
  }, [isChoosing]);
  // When it is drawn, which in a dialog is later than this component's own effects.
  const attach = useCallback((drawn: HTMLFormElement | null) => {
    choosing.current = drawn;
    focusFormat(drawn);
  }, []);
  const close = (): void => {
    if (running) void cancel();
    else onClose();
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Export"
      subtitle={briefing.title}
      width={1040}
      footer={
        <div className={styles['footer']}>
          <span className={styles['hint']}>
            If a proof fails, the file is kept under a name that has .unproved
            in it.
          </span>
          {running ? (
            <Button disabled={stage.cancelling} onClick={() => void cancel()}>
              Cancel
            </Button>
          ) : (
            !done && <Button onClick={onClose}>Close</Button>
          )}
          {/* It stays where it is while it works, so that a second click stops nothing. */}
          <Button
            type="submit"
            form={form}
            kind={again ? 'plain' : 'main'}
            aria-disabled={running}
          >
            {running ? 'Exporting' : again ? 'Export again…' : 'Export…'}
          </Button>
          {done && (
            <Button kind={again ? 'main' : 'plain'} onClick={onClose}>
              Done
            </Button>
          )}
        </div>
      }
    >
      <div className={styles['columns']}>
        <form
          id={form}
          ref={attach}
          className={styles['choices']}
          onSubmit={(event) => {
            event.preventDefault();
            // That of a dialog above this one comes here too.
            if (event.target === event.currentTarget) void submit();
          }}
        >
          <div className={styles['kinds']}>
            <fieldset className={styles['formats']}>
              <legend className={styles['hidden']}>Kind of file</legend>
              {FORMATS.map(({ value, label, Icon }) => (
                <label key={value} className={styles['format']}>
                  <input
                    type="radio"
                    name={`${form}-format`}
                    className={styles['hidden']}
                    value={value}
                    checked={choices.to === value}
                    onChange={() => {
                      change({ to: value });
                    }}
                  />
                  <Icon aria-hidden="true" />
                  {label}
                </label>
              ))}
            </fieldset>
            <PresetList
              presets={presets}
              choices={choices}
              onChoose={change}
              onPresets={onPresets}
            />
          </div>
          <div className={styles['options']}>
            {(isChoosing || stage.kind === 'failed') && points.length > 0 && (
              <Notice kind="warning">
                <ul className={styles['open']} aria-label="Before you export">
                  {points
                    .slice(0, MOST_OPEN)
                    .map(({ sentence, show }, place) => (
                      <li key={place}>
                        {sentence}
                        {show && (
                          <button
                            type="button"
                            className={styles['show']}
                            aria-label={`Show it: ${sentence}`}
                            onClick={show}
                          >
                            Show
                          </button>
                        )}
                      </li>
                    ))}
                  {points.length > MOST_OPEN && (
                    <li>
                      And {points.length - MOST_OPEN} more, which the checks
                      list.
                    </li>
                  )}
                </ul>
              </Notice>
            )}
            {about !== undefined && <p className={styles['about']}>{about}</p>}
            {options.includes('style') && (
              <SelectField
                label="Citation style"
                value={choices.style}
                options={known.map(({ id, title }) => ({
                  value: id,
                  label: title,
                }))}
                onChange={(style) => {
                  change({ style });
                }}
              />
            )}
            {options.includes('copy') && (
              <SelectField
                label="Copy"
                value={copy}
                options={COPIES.filter(({ value }) => copies.includes(value))}
                onChange={(copy) => {
                  change({ copy });
                }}
              />
            )}
            {copy === 'redacted' && (
              <p className={styles['about']}>{redactionOffer(redactions)}</p>
            )}
            {also.length > 0 && (
              <fieldset className={styles['also']}>
                <legend>Also</legend>
                {also.map(({ name, label }) => {
                  const refused = refusedTogether({
                    copy: choices.copy,
                    [name]: true,
                  });
                  return (
                    <Checkbox
                      key={name}
                      label={label}
                      hint={refused ?? undefined}
                      checked={choices[name] && refused === null}
                      disabled={refused !== null}
                      onChange={(chosen) => {
                        change({ [name]: chosen });
                      }}
                    />
                  );
                })}
              </fieldset>
            )}
            {options.includes('standard') && (
              <RadioGroup
                label="Standard"
                value={choices.standard}
                options={STANDARDS}
                onChange={(standard) => {
                  change({ standard });
                }}
              />
            )}
            {options.includes('paper') && (
              <SelectField
                label="Paper"
                value={choices.paper}
                options={PAPERS}
                onChange={(paper) => {
                  change({ paper });
                }}
              />
            )}
            {options.includes('review') && copy !== 'redacted' && (
              <RadioGroup
                label="Review"
                value={choices.review}
                options={REVIEWS}
                onChange={(review) => {
                  change({ review });
                }}
              />
            )}
            {options.includes('date') && (
              <TextField
                label="Date of the document"
                value={choices.date}
                placeholder="Today"
                error={dateProblem}
                onChange={(date) => {
                  change({ date });
                }}
              />
            )}
          </div>
        </form>
        <ExportOutcome stage={stage} onClose={onClose} />
      </div>
    </Dialog>
  );
}

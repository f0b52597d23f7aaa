// What an import is doing, when it takes long, and what became of it: what came in, and what was skipped and why.
import type { ImportProgress } from '#core/contract.ts';
import { outcomeOfPackage } from '#core/review/package-outcome.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Sign } from '../ui/Sign.tsx';
import { counted } from '../ui/counted.ts';
import styles from './dialogs.module.css';
import { importSummary } from './import-summary.ts';
import type { Import, ImportReport } from './use-import.ts';
import { useSlow } from './use-slow.ts';

/** What is listed of many; the rest is counted. */
const MOST_LISTED = 200;

export function ImportDialog({
  job: { stage, cancel, close },
  onOpen,
}: {
  readonly job: Import;
  readonly onOpen: (id: string) => void;
}) {
  const slow = useSlow(stage.kind === 'running');
  if (stage.kind === 'idle' || (stage.kind === 'running' && !slow)) return null;
  if (stage.kind === 'running')
    return (
      <Dialog
        open
        onClose={cancel}
        corner="Cancel"
        title="Import"
        width={480}
        footer={
          <Button aria-disabled={stage.cancelling} onClick={cancel}>
            Cancel
          </Button>
        }
      >
        <div className={styles['form']}>
          <p role="status">
            {stage.cancelling ? 'Stopping…' : stageWords(stage.progress)}
          </p>
          {stage.progress && stage.progress.all > 0 && (
            <Progress
              label="Entries"
              value={
                stage.progress.stage === 'saving'
                  ? 1
                  : stage.progress.done / stage.progress.all
              }
            />
          )}
        </div>
      </Dialog>
    );
  if (stage.kind === 'failed')
    return (
      <Dialog
        open
        onClose={close}
        title="Import"
        width={480}
        footer={<Button onClick={close}>Close</Button>}
      >
        <Notice kind="error">{stage.message}</Notice>
      </Dialog>
    );
  // First a person is asked.
  if (stage.report.conflicts.length > 0) return null;
  return <Report report={stage.report} {...{ close, onOpen }} />;
}

function stageWords(progress: ImportProgress | null): string {
  if (progress === null) return 'Reading the files…';
  const { file, stage, done, all } = progress;
  if (stage === 'saving')
    return file.toLowerCase().endsWith('.precis') && all > 0
      ? `Bringing in the files of ${file}: ${done} of ${all}…`
      : `Saving what ${file} holds…`;
  return all === 0
    ? `Reading ${file}…`
    : `Reading ${file}: ${done.toLocaleString('en-GB')} of ${counted(all, 'entry', 'entries')}`;
}

/** How many came in, were changed, and were there already. */
function outcomes(sources: ImportReport['sources']): string[] {
  const count = (became: ImportReport['sources'][number]['became']): number =>
    sources.filter((source) => source.became === became).length;
  return [
    [count('new'), 'came in', 'came in'] as const,
    [count('updated'), 'was updated', 'were updated'] as const,
    [
      count('unchanged'),
      'was there already, and is as it was',
      'were there already, and are as they were',
    ] as const,
  ].flatMap(([number, one, many]) =>
    number === 0
      ? []
      : [
          `${counted(number, 'source', 'sources')} ${number === 1 ? one : many}.`,
        ],
  );
}

function Report({
  report,
  close,
  onOpen,
}: {
  readonly report: ImportReport;
  readonly close: () => void;
  readonly onOpen: (id: string) => void;
}) {
  const { packages = [], sources, skipped, remarks } = report;
  // What came in a package is told by itself.
  const packed = new Set(packages.map(({ briefing }) => briefing));
  const others = report.briefings.filter(({ id }) => !packed.has(id));
  const briefings = report.briefings;
  const [only] = briefings.length === 1 ? briefings : [];
  return (
    <Dialog
      open
      onClose={close}
      title="Import"
      subtitle={importSummary(report)}
      width={640}
      footer={
        <>
          <Button kind={only ? 'plain' : 'main'} onClick={close}>
            Close
          </Button>
          {only && (
            <Button
              kind="main"
              onClick={() => {
                onOpen(only.id);
              }}
            >
              Open the briefing
            </Button>
          )}
        </>
      }
    >
      <div className={styles['report']}>
        {others.length > 0 && (
          <section aria-labelledby="imported-briefings">
            <h2 id="imported-briefings">
              {counted(others.length, 'briefing', 'briefings')}
            </h2>
            <ul>
              {others.slice(0, MOST_LISTED).map(({ id, title, blocks }) => (
                <li key={id}>
                  <Sign kind="ok" />
                  <span className={styles['what']}>
                    {title}
                    <span>{counted(blocks, 'block', 'blocks')}</span>
                  </span>
                  {!only && (
                    <Button
                      size="small"
                      aria-label={`Open ${title}`}
                      onClick={() => {
                        onOpen(id);
                      }}
                    >
                      Open
                    </Button>
                  )}
                </li>
              ))}
              <More all={others.length} />
            </ul>
          </section>
        )}
        {packages.length > 0 && (
          <ul>
            {packages.map((each) => (
              <li key={each.file}>
                <Sign kind={each.conflicts > 0 ? 'warning' : 'ok'} />
                <span className={styles['what']}>
                  {each.title}
                  <span>{outcomeOfPackage(each)}</span>
                </span>
                {briefings.length > 1 && (
                  <Button
                    size="small"
                    aria-label={`Open ${each.title}`}
                    onClick={() => {
                      onOpen(each.briefing);
                    }}
                  >
                    Open
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {sources.length > 0 && (
          <ul>
            {outcomes(sources).map((sentence) => (
              <li key={sentence}>
                <Sign kind="ok" />
                <span className={styles['what']}>{sentence}</span>
              </li>
            ))}
          </ul>
        )}
        {remarks.length > 0 && (
          <section aria-labelledby="import-remarks">
            <h2 id="import-remarks">To look at</h2>
            <ul>
              {remarks.slice(0, MOST_LISTED).map((each, place) => (
                <li key={place}>
                  <Sign kind="info" />
                  <span className={styles['what']}>
                    {each.entry === null
                      ? fileName(each.file)
                      : `@${each.entry}`}
                    <span>{each.remark}</span>
                  </span>
                </li>
              ))}
              <More all={remarks.length} />
            </ul>
          </section>
        )}
        {skipped.length > 0 && (
          <section aria-labelledby="skipped-entries">
            <h2 id="skipped-entries">
              {counted(skipped.length, 'skipped', 'skipped')}
            </h2>
            <ul>
              {skipped.slice(0, MOST_LISTED).map((each, place) => (
                <li key={place}>
                  <Sign kind="warning" />
                  <span className={styles['what']}>
                    {each.entry ?? fileName(each.file)}
                    <span>{each.reason}</span>
                    {each.entry !== null && (
                      <span title={each.file}>
                        {fileName(each.file)}
                        {each.line !== null &&
                          `, line ${each.line.toLocaleString('en-GB')}`}
                      </span>
                    )}
                  </span>
                </li>
              ))}
              <More all={skipped.length} />
            </ul>
          </section>
        )}
        {briefings.length + sources.length + skipped.length === 0 && (
          <p>There was nothing to take in.</p>
        )}
      </div>
    </Dialog>
  );
}

/** Of a path of either kind of system. */
const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

function More({ all }: { readonly all: number }) {
  return all > MOST_LISTED ? (
    <li>and {(all - MOST_LISTED).toLocaleString('en-GB')} more</li>
  ) : null;
}

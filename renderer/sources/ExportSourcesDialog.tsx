// Sources to a file for other programs: in which format, then the dialog of the system, then what was written.
import { useState } from 'react';
import type { PageInput, PageOutput } from '#core/contract.ts';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';

type Format = PageInput<'window.exportSources'>['to'];
type Written = NonNullable<PageOutput<'window.exportSources'>>;

const FORMATS: readonly {
  readonly value: Format;
  readonly label: string;
}[] = [
  {
    value: 'csl-json',
    label: 'CSL-JSON: every field as it is, for Zotero, Pandoc and others',
  },
  { value: 'biblatex', label: 'BibLaTeX: for LaTeX, JabRef and others' },
  { value: 'ris', label: 'RIS: for EndNote, Mendeley and catalogues' },
];

export function ExportSourcesDialog({
  ids,
  all,
  onClose,
}: {
  /** Null for all that are not in the bin; `all` is how many these are. */
  readonly ids: readonly string[] | null;
  readonly all: number;
  readonly onClose: () => void;
}) {
  const [to, setTo] = useState<Format>('csl-json');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const write = async (): Promise<void> => {
    setBusy(true);
    setFailed(null);
    try {
      const found = await call('window.exportSources', {
        to,
        ...(ids && { sources: [...ids] }),
      });
      if (found) setWritten(found);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    } finally {
      setBusy(false);
    }
  };
  const show = async (file: string): Promise<void> => {
    try {
      await call('window.showFile', { file });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    }
  };
  const count = counted(ids?.length ?? all, 'source', 'sources');
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Export ${count}`}
      width={520}
      footer={
        written ? (
          <>
            <Button onClick={() => void show(written.file)}>
              Show in folder
            </Button>
            <Button kind="main" onClick={onClose}>
              Close
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button kind="main" disabled={busy} onClick={() => void write()}>
              Export…
            </Button>
          </>
        )
      }
    >
      {failed !== null && <Notice kind="error">{failed}</Notice>}
      {written ? (
        <Notice kind="info">
          {counted(written.sources, 'source is', 'sources are')} in{' '}
          {written.file}, and read back from it.
        </Notice>
      ) : (
        <RadioGroup
          label="Format"
          value={to}
          options={FORMATS}
          onChange={setTo}
        />
      )}
    </Dialog>
  );
}

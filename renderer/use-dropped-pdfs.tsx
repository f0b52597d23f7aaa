// PDFs that are dropped on a screen become sources of the library, each by itself: one that can't be read is named with the
// reason, and one that the library may have already is asked about. Drops that a part of the screen takes itself are its own.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError } from './api/call.ts';
import { readDropped } from './api/read-dropped.ts';
import { Button } from './ui/Button.tsx';
import { Dialog } from './ui/Dialog.tsx';
import { Notice } from './ui/Notice.tsx';
import { RadioGroup } from './ui/RadioGroup.tsx';

type Taken = PageOutput<'sources.takePdf'>;
type Alike = Extract<Taken, { kind: 'alike' }>;
export type TakenPdf = Exclude<Taken, { kind: 'alike' }>;

type Asked = Alike & {
  readonly name: string;
  readonly answer: (into: string | null) => void;
};

export function useDroppedPdfs({
  enabled,
  onTaken,
  onUndone,
  onOthers,
  onPackage,
}: {
  readonly enabled: boolean;
  /** What came in of one drop, if anything did. */
  readonly onTaken: (taken: readonly TakenPdf[]) => void;
  /** What had come in is gone again. */
  readonly onUndone: () => void;
  /** Takes the files of a drop that are no PDFs; without it they are refused by name. */
  readonly onOthers?: (files: readonly File[]) => void;
  /** Takes a review package, the first of a drop, where other files are left to what they are dropped on. */
  readonly onPackage?: (file: File) => void;
}): {
  /** What came in last and what did not; null once it is put away. */
  readonly notice: ReactNode;
  /** Stands somewhere on the screen. */
  readonly dialog: ReactNode;
} {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [last, setLast] = useState<{
    readonly taken: readonly TakenPdf[];
    readonly problems: readonly string[];
  } | null>(null);

  const takeOne = async (file: File): Promise<TakenPdf | null> => {
    const bytes = await readDropped(file);
    const name = file.name === '' ? 'File' : file.name;
    const first = await call('sources.takePdf', { bytes, name });
    if (first.kind !== 'alike') return first;
    const { promise, resolve } = Promise.withResolvers<string | null>();
    setAsked({ ...first, name, answer: resolve });
    const into = await promise;
    setAsked(null);
    if (into === null) return null;
    const second = await call('sources.takePdf', { bytes, name, into });
    return second.kind === 'alike' ? null : second;
  };
  const takeAll = async (files: readonly File[]): Promise<void> => {
    const taken: TakenPdf[] = [];
    const problems: string[] = [];
    setLast(null);
    for (const file of files)
      try {
        const one = await takeOne(file);
        if (one) taken.push(one);
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        problems.push(error.message);
      }
    setLast({ taken, problems });
    if (taken.length > 0) onTaken(taken);
  };

  const drop = useRef(takeAll);
  useEffect(() => {
    drop.current = takeAll;
  });
  /** One drop after the other: each may ask, and there is one place to ask in. */
  const before = useRef(Promise.resolve());
  const others = useRef(onOthers);
  useEffect(() => {
    others.current = onOthers;
  });
  const packages = useRef(onPackage);
  useEffect(() => {
    packages.current = onPackage;
  });
  const takesAny = onOthers !== undefined;
  const takesPackages = onPackage !== undefined;
  const busy = asked !== null;
  useEffect(() => {
    if (!enabled || busy) return;
    const isTakenElsewhere = ({ target }: DragEvent): boolean =>
      target instanceof Element &&
      target.closest('[data-takes-files]') !== null;
    const items = ({ dataTransfer }: DragEvent): DataTransferItem[] => [
      ...(dataTransfer?.items ?? []),
    ];
    const isOurs = (event: DragEvent): boolean =>
      items(event).some(
        ({ kind, type }) =>
          type === 'application/pdf' || (kind === 'file' && takesAny),
      ) && !isTakenElsewhere(event);
    // A system may say of a package that it is anything; its name is known once it is dropped.
    const mayBePackage = (event: DragEvent): boolean =>
      takesPackages &&
      items(event).some(({ kind }) => kind === 'file') &&
      !isTakenElsewhere(event);
    const onOver = (event: DragEvent): void => {
      const isOurOwn = isOurs(event);
      if (!isOurOwn && !mayBePackage(event)) return;
      event.preventDefault();
      // What it is over may take it for something else.
      if (isOurOwn) event.stopPropagation();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent): void => {
      if (!isOurs(event) && !mayBePackage(event)) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      const packed = packages.current && files.find(isPackage);
      if (!takesAny && !packed && !files.some(isPdf)) return;
      event.preventDefault();
      event.stopPropagation();
      if (packed) packages.current?.(packed);
      const rest = files.filter((file) => !isPdf(file));
      if (rest.length > 0) others.current?.(rest);
      const pdfs = others.current || packed ? files.filter(isPdf) : files;
      if (pdfs.length === 0) return;
      const take = (): Promise<void> => drop.current(pdfs);
      before.current = before.current.then(take, take);
    };
    window.addEventListener('dragover', onOver, true);
    window.addEventListener('drop', onDrop, true);
    return () => {
      window.removeEventListener('dragover', onOver, true);
      window.removeEventListener('drop', onDrop, true);
    };
  }, [enabled, busy, takesAny, takesPackages]);

  const undo = async (taken: readonly TakenPdf[]): Promise<void> => {
    try {
      for (const one of taken) await takeBack(one);
      setLast(null);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setLast({ taken: [], problems: [error.message] });
    }
    onUndone();
  };
  const away = (
    <Button
      size="small"
      onClick={() => {
        setLast(null);
      }}
    >
      Close
    </Button>
  );
  return {
    notice: last && last.taken.length + last.problems.length > 0 && (
      <Notice
        kind={last.problems.length > 0 ? 'warning' : 'info'}
        action={
          <>
            {last.taken.some(isNew) && (
              <Button size="small" onClick={() => void undo(last.taken)}>
                Undo
              </Button>
            )}
            {away}
          </>
        }
      >
        {[...last.taken.map(wordsOf), ...last.problems].map((words, at) => (
          <div key={at}>{words}</div>
        ))}
      </Notice>
    ),
    dialog: asked && <AlikeDialog key={asked.name} asked={asked} />,
  };
}

const isPdf = ({ type, name }: File): boolean =>
  type === 'application/pdf' || /\.pdf$/i.test(name);

const isPackage = ({ name }: File): boolean => /\.precis$/i.test(name);

/** Whether it came in with this drop. */
const isNew = (taken: TakenPdf): boolean =>
  taken.kind === 'made' || taken.added;

/** A new source goes into the bin, where what was written in it meanwhile stays with it. */
async function takeBack(taken: TakenPdf): Promise<void> {
  const { id, sha256 } = taken;
  if (taken.kind === 'made')
    await call('sources.bin', { ids: [id], cited: true });
  else if (taken.added)
    await call('attachments.remove', { source: id, sha256 });
}

function wordsOf(taken: TakenPdf): string {
  if (taken.kind === 'made')
    return `“${taken.name}” is a source now, with its file: look over what was read from it.`;
  return taken.added
    ? `The file was attached to “${taken.name}”.`
    : `“${taken.name}” has this file already.`;
}

function AlikeDialog({ asked }: { readonly asked: Asked }) {
  const { name, title, alike, reason, answer } = asked;
  const [into, setInto] = useState(alike[0]?.id ?? 'new');
  return (
    <Dialog
      open
      title="Is it one of these?"
      subtitle={name}
      onClose={() => {
        answer(null);
      }}
      footer={
        <Button
          kind="main"
          onClick={() => {
            answer(into);
          }}
        >
          {into === 'new' ? 'Make a source' : 'Attach to it'}
        </Button>
      }
    >
      <p>
        “{title}” has{' '}
        {reason === 'title'
          ? 'nearly the title, year and author'
          : `the ${reason}`}{' '}
        of a source that the library has.
      </p>
      <RadioGroup
        label="Where the file belongs"
        value={into}
        onChange={setInto}
        options={[
          ...alike.map(({ id, name: words, citekey }) => ({
            value: id,
            label: `${words} (@${citekey})`,
          })),
          { value: 'new', label: 'A new source' },
        ]}
      />
    </Dialog>
  );
}

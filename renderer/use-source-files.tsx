// The files and excerpts of sources, for screens that show sources: what stands in a source's detail, and the file that is
// open over it.
import { useState, type ReactNode } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError } from './api/call.ts';
import type { Undoable } from './api/use-undoable.ts';
import { FileViewer } from './attachments/FileViewer.tsx';
import { readDropped } from './api/read-dropped.ts';
import {
  viewOf,
  whyNotShown,
  type ShownFile,
} from './attachments/shown-file.ts';
import { SourceExcerpts } from './attachments/SourceExcerpts.tsx';
import { SourceFiles, type SourceFile } from './attachments/SourceFiles.tsx';

type Details = PageOutput<'sources.open'>;

export type SourceFilesHere = {
  readonly files: (details: Details) => ReactNode;
  readonly excerpts: (details: Details) => ReactNode;
  /** Null where nothing can be written. */
  readonly drop: ((source: string, files: readonly File[]) => void) | null;
  readonly show: (file: ShownFile) => void;
  /** Stands somewhere on the screen. */
  readonly viewer: ReactNode;
};

export function useSourceFiles(
  { attempt, change }: Undoable,
  readOnly: boolean,
): SourceFilesHere {
  const [shown, setShown] = useState<ShownFile | null>(null);

  const attached = (
    source: string,
    work: () => Promise<PageOutput<'attachments.attach'>[]>,
  ): void => {
    const word = 'The files were attached';
    change(word, async () => {
      const added = (await work()).filter((each) => each.added);
      if (added.length === 0) return null;
      return async () => {
        for (const { sha256 } of added)
          await call('attachments.remove', { source, sha256 });
      };
    });
  };
  const outside = (
    source: string,
    sha256: string,
    as: 'open' | 'show',
  ): void => {
    void attempt(() => call('window.openAttachment', { source, sha256, as }));
  };
  const open = (source: string, file: SourceFile, cited?: string): void => {
    const { sha256, fileName, mediaType } = file;
    const why = whyNotShown(file, readOnly);
    if (viewOf(mediaType) === null) outside(source, sha256, 'open');
    else if (why !== null)
      void attempt(() => Promise.reject(new CallError('bad-input', why)));
    else
      setShown({
        ...{ source, sha256, fileName, mediaType, page: 1 },
        ...(cited !== undefined && { cited }),
      });
  };

  return {
    files: ({ source: { id }, attachments }) => (
      <SourceFiles
        files={attachments}
        onAttach={
          readOnly
            ? null
            : () => {
                attached(
                  id,
                  async () =>
                    (await call('window.attachFiles', { source: id }))
                      ?.attached ?? [],
                );
              }
        }
        onOpen={(file) => {
          open(id, file);
        }}
        onOutside={({ sha256 }, as) => {
          outside(id, sha256, as);
        }}
        onCaptured={
          readOnly
            ? null
            : ({ sha256, captured, printed }, day) => {
                change('The day of capture was changed', async () => {
                  const set = (to: string | null): Promise<unknown> =>
                    call('attachments.setCaptured', {
                      source: id,
                      sha256,
                      captured: to,
                    });
                  await set(day);
                  return async () => {
                    await set(captured?.slice(0, 10) ?? null);
                    if (printed && day === null)
                      await call('attachments.printCaptured', {
                        source: id,
                        sha256,
                      });
                  };
                });
              }
        }
        onPrinted={
          readOnly
            ? null
            : ({ sha256 }, printed) => {
                const before = attachments.find((file) => file.printed);
                change(
                  printed
                    ? 'Full citations print the day of capture'
                    : 'Citations no longer print the day of capture',
                  async () => {
                    const print = (which: string | null): Promise<unknown> =>
                      call('attachments.printCaptured', {
                        source: id,
                        sha256: which,
                      });
                    await print(printed ? sha256 : null);
                    return () => print(before?.sha256 ?? null);
                  },
                );
              }
        }
        onRemove={
          readOnly
            ? null
            : ({ sha256, fileName }) => {
                change(`“${fileName}” was removed`, async () => {
                  const was = await call('attachments.remove', {
                    source: id,
                    sha256,
                  });
                  return () =>
                    call('attachments.putBack', { source: id, sha256, ...was });
                });
              }
        }
      />
    ),
    excerpts: ({ source: { id }, attachments, excerpts }) => {
      const paged = attachments.find(
        ({ mediaType }) => viewOf(mediaType) === 'pdf',
      );
      return (
        <SourceExcerpts
          excerpts={excerpts}
          onOpen={
            paged
              ? (page) => {
                  open(id, paged, page);
                }
              : null
          }
          onRemove={
            readOnly
              ? null
              : (excerpt) => {
                  change('The excerpt was removed', async () => {
                    const was = await call('excerpts.remove', {
                      id: excerpt.id,
                    });
                    return () => call('excerpts.add', was);
                  });
                }
          }
        />
      );
    },
    drop: readOnly
      ? null
      : (source, files) => {
          attached(source, async () => {
            const all: PageOutput<'attachments.attach'>[] = [];
            for (const file of files) {
              const bytes = await readDropped(file);
              all.push(
                await call('attachments.attach', {
                  source,
                  bytes,
                  name: file.name === '' ? 'File' : file.name,
                }),
              );
            }
            return all;
          });
        },
    show: setShown,
    viewer: shown && (
      <FileViewer
        key={`${shown.sha256} ${shown.cited ?? shown.page}`}
        file={shown}
        onTake={
          readOnly
            ? null
            : (taken) => {
                change('The excerpt was kept', async () => {
                  const { id } = await call('excerpts.add', {
                    source: shown.source,
                    ...taken,
                  });
                  return () => call('excerpts.remove', { id });
                });
              }
        }
        onOpenOutside={() => {
          outside(shown.source, shown.sha256, 'open');
        }}
        onClose={() => {
          setShown(null);
        }}
      />
    ),
  };
}

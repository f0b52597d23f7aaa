// The pages of the sheet as it stands, kept up with what is typed. One drawing is made at a time, and what was typed
// meanwhile is in the next; the last good pages stay until there are others, also where the sheet can't be set.
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, CallError } from '../api/call.ts';
import { newId } from '../api/new-id.ts';
import type { EditorHandle } from '../editor-handle.ts';
import {
  createPdfReader,
  type OpenPdf,
  type PdfReader,
} from '../pdf-reader.ts';
import { createPaperFiles, type PaperFiles } from './paper-files.ts';
import { paperChange, type PaperSheet } from './paper-change.ts';
import type { PaperPlaces } from './paper-places.ts';

/** Milliseconds without a key until the pages are set, a frame in which the key is seen, and the most while keys go on. */
const IDLE = 16;
const LONGEST = 160;
/** Milliseconds that the next drawing waits for the last to be seen. */
const SEEN = 1000;

export type PaperPages = {
  readonly files: PaperFiles;
  /** Of each page in points; a turned page is as wide as it is high otherwise. */
  readonly width: number;
  readonly places: PaperPlaces;
  /** What they show. */
  readonly blocks: PaperSheet['blocks'];
};

const read = (reader: PdfReader, base64: string): Promise<OpenPdf> =>
  reader.read(Uint8Array.fromBase64(base64));

export function usePaperPages(
  handle: EditorHandle | null,
  around: Omit<PaperSheet, 'blocks'>,
): {
  /** Null until there are some. */
  readonly pages: PaperPages | null;
  /** One sentence where the sheet as it stands can't be set. */
  readonly message: string | null;
  /** To be called once some of these pages are drawn. */
  readonly onSeen: (seen: PaperPages) => void;
} {
  const [pages, setPages] = useState<PaperPages | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const latest = useRef(around);
  const wake = useRef<() => void>(() => undefined);
  const seen = useRef<(pages: PaperPages) => void>(() => undefined);
  useEffect(() => {
    latest.current = around;
    wake.current();
  }, [around]);

  useEffect(() => {
    if (!handle) return;
    const paper = newId();
    let left = false;
    const isLeft = (): boolean => left;
    let reader: PdfReader | null = null;
    let shown: PaperFiles | null = null;
    let told: PaperSheet | null = null;
    let turn = 0;
    let drawing = false;
    let waiting = false;
    const isWaiting = (): boolean => waiting;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let first: number | null = null;

    async function draw(text: EditorHandle): Promise<void> {
      const sheet = { ...latest.current, blocks: text.blocks() };
      const change = paperChange(sheet, told);
      if (!change) return;
      const base = told ? turn : null;
      turn += 1;
      // Until there is an answer nobody knows what the typesetter has taken in.
      told = null;
      const own = turn;
      const paint = shown?.asked() ?? [];
      const answer = await call('paper.draw', {
        ...{ paper, base, turn, paint },
        ...change,
      });
      if (isLeft()) return;
      if (answer.kind === 'again') {
        // The process was a new one.
        waiting = true;
        return;
      }
      told = sheet;
      reader ??= await createPdfReader();
      if (isLeft()) {
        reader.close();
        return;
      }
      const pdf = await read(reader, answer.pdf);
      const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
      if (isLeft()) return;
      const { blocks, notes } = answer;
      const next: PaperPages = {
        files: createPaperFiles(pdf, paint, (more) => paintMore(own, more)),
        ...{ width, blocks: sheet.blocks },
        places: { pages: answer.pages, height, blocks, notes },
      };
      const isSeen = new Promise<void>((resolve) => {
        seen.current = (drawn) => {
          // Those before may still be at it.
          if (drawn === next) resolve();
        };
        setTimeout(resolve, SEEN);
      });
      setMessage(null);
      setPages(next);
      const before = shown;
      shown = next.files;
      await isSeen;
      await before?.close();
    }

    /** More of the pages of `drawn`, as long as they are the last. */
    async function paintMore(
      drawn: number,
      paint: readonly number[],
    ): Promise<OpenPdf | null> {
      try {
        const { pdf } = await call('paper.paint', {
          ...{ paper, turn: drawn },
          paint,
        });
        if (isLeft()) return null;
        if (pdf !== null && reader) return await read(reader, pdf);
        if (drawn === turn) {
          // The process is a new one, and is to be told all of it.
          told = null;
          later();
        }
      } catch (error) {
        if (isLeft()) return null;
        if (!(error instanceof CallError)) throw error;
        setMessage(error.message);
      }
      return null;
    }

    async function run(text: EditorHandle): Promise<void> {
      drawing = true;
      first = null;
      waiting = false;
      try {
        await draw(text);
      } catch (error) {
        // What is read when the pane closes is read no further.
        if (isLeft()) return;
        if (!(error instanceof CallError)) throw error;
        setMessage(error.message);
      } finally {
        drawing = false;
        if (isWaiting() && !isLeft()) void run(text);
      }
    }

    function later(): void {
      if (drawing) {
        waiting = true;
        return;
      }
      const now = performance.now();
      first ??= now;
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          if (drawing) waiting = true;
          else if (handle) void run(handle);
        },
        Math.max(0, Math.min(IDLE, first + LONGEST - now)),
      );
    }
    wake.current = later;
    later();
    const end = handle.onChange(later);
    return () => {
      left = true;
      wake.current = () => undefined;
      clearTimeout(timer);
      end();
      reader?.close();
    };
  }, [handle]);

  const onSeen = useCallback((drawn: PaperPages) => {
    seen.current(drawn);
  }, []);
  return { pages, message, onSeen };
}

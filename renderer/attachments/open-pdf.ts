// An attached PDF, opened to be looked at.
import { CallError } from '../api/call.ts';
import {
  createPdfReader,
  type OpenPdf,
  type PdfReader,
} from '../pdf-reader.ts';

export type Pdf = {
  readonly document: OpenPdf;
  readonly TextLayer: PdfReader['TextLayer'];
  readonly close: () => void;
};

/** Rejects with CallError. */
export async function openPdf(sha256: string): Promise<Pdf> {
  const [reader, answer] = await Promise.all([
    createPdfReader(),
    fetch(`attachments/${sha256}`),
  ]);
  if (!answer.ok) {
    reader.close();
    throw new CallError(
      'damaged',
      'This file is missing from the library or was changed: check the library, and attach it again.',
    );
  }
  const { TextLayer, close } = reader;
  try {
    const data = new Uint8Array(await answer.arrayBuffer());
    return { document: await reader.read(data), TextLayer, close };
  } catch (error) {
    close();
    throw new CallError(
      'bad-input',
      error instanceof Error && error.name === 'PasswordException'
        ? 'This PDF is locked with a password: open it in another program.'
        : 'This PDF is damaged or not complete: open it in another program, or attach it again.',
    );
  }
}

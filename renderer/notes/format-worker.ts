// The worker that formats the notes: a pass of the style over all citations takes too long for the page's own thread.
// Requests that were overtaken while it was at work are left out.
import type { CitationStyle } from '#core/citations/citation-style.ts';
import { formatNotes } from '#core/citations/format-notes.ts';
import type {
  FormatPurpose,
  FormatReply,
  FormatRequest,
} from './format-messages.ts';

type Work = Extract<FormatRequest, { kind: 'format' }>;

const UNFORMATTED =
  'The notes can’t be written out in this citation style. Nothing is lost; choose another style, or undo the last change.';

let style: CitationStyle | null = null;
const waiting = new Map<FormatPurpose, Work>();

function reply({ id, document, sources }: Work): FormatReply {
  try {
    if (!style) throw new Error('a request came before the style');
    const byId = new Map(sources.map((source) => [source.id, source]));
    return { id, notes: formatNotes(document, byId, style) };
  } catch (error) {
    console.error(error);
    return { id, error: UNFORMATTED };
  }
}

function work(): void {
  // What is typed waits for its preview, so that comes before the sheet.
  const next = waiting.get('preview') ?? waiting.get('sheet');
  if (!next) return;
  waiting.delete(next.purpose);
  postMessage(reply(next));
  if (waiting.size > 0) setTimeout(work);
}

addEventListener('message', ({ data }: MessageEvent<FormatRequest>) => {
  if (data.kind === 'style') {
    style = data.style;
    return;
  }
  waiting.set(data.purpose, data);
  // Later: messages that came in meanwhile are taken first, and the newest wins.
  setTimeout(work);
});

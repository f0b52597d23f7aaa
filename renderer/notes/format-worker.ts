// The worker that formats the notes: a style takes too long over all citations for the page's own thread.
import { createFormatting } from './formatting.ts';
import type { FormatRequest } from './format-messages.ts';

const formatting = createFormatting((reply) => {
  postMessage(reply);
});
let isWorking = false;

function work(): void {
  isWorking = formatting.step();
  // Later: what came in meanwhile is taken first.
  if (isWorking) setTimeout(work);
}

addEventListener('message', ({ data }: MessageEvent<FormatRequest>) => {
  formatting.receive(data);
  if (isWorking) return;
  isWorking = true;
  setTimeout(work);
});

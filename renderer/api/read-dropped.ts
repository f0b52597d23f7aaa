// Files that were dropped on the page, as they go to main.
import { CallError } from './call.ts';
import { MAX_DROPPED } from './dropped-limit.ts';

/** In base64. `instead` is what brings in what can't be dropped: `Attach files…`. Rejects with CallError. */
export async function readDropped(
  file: File,
  instead = 'Attach files…',
): Promise<string> {
  if (file.size > MAX_DROPPED)
    throw new CallError(
      'bad-input',
      `${file.name} is too large to be dropped (the most is ${MAX_DROPPED / 1024 / 1024} MB): choose it with “${instead}” instead.`,
    );
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.addEventListener('load', () => {
    const address = reader.result as string;
    resolve(address.slice(address.indexOf(',') + 1));
  });
  reader.addEventListener('error', () => {
    reject(
      new CallError(
        'bad-input',
        `${file.name} can’t be read: it may be a folder, or gone. Choose it with “${instead}” instead.`,
      ),
    );
  });
  reader.readAsDataURL(file);
  return promise;
}

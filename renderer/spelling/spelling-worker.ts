// The worker of spelling: dictionaries are read and asked here, so that neither is felt while typing.
import {
  createSpeller,
  type DictionaryFiles,
  type Speller,
} from './speller.ts';
import type { SpellingReply, SpellingRequest } from './spelling-messages.ts';

const answer = (reply: SpellingReply): void => {
  postMessage(reply);
};

async function read(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`${address} is not there: ${response.status}`);
  return await response.text();
}

async function open(addresses: readonly string[]): Promise<Speller> {
  const files = await Promise.all(
    addresses.map(async (address): Promise<DictionaryFiles> => {
      const [affixes, words] = await Promise.all([
        read(`${address}.aff`),
        read(`${address}.dic`),
      ]);
      return { affixes, words };
    }),
  );
  return createSpeller(files);
}

let opening: Promise<Speller> | null = null;

async function take(request: SpellingRequest): Promise<void> {
  if (request.kind === 'open') opening = open(request.dictionaries);
  const speller = await opening;
  if (!speller) throw new Error('a question came before the dictionaries');
  switch (request.kind) {
    case 'open':
      answer({ kind: 'opened' });
      break;
    case 'check':
      answer({
        kind: 'wrong',
        words: request.words.filter((word) => !speller.knows(word)),
      });
      break;
    case 'suggest':
      answer({ kind: 'suggestions', words: speller.suggest(request.word) });
      break;
  }
}

let queue: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<SpellingRequest>) => {
  queue = queue.then(() => take(data));
  queue.catch((error: unknown) => {
    console.error(error);
    answer({ kind: 'failed' });
  });
});

// The one way to start a worker. The page's policy runs no address that is a mere string or URL; this makes those of our
// own built workers into addresses that may run, and refuses every other.
//
// A feature starts its worker so, and the build puts it into `workers/` as a module of its own:
//   import address from './spelling-worker.ts?worker&url';
//   const worker = makeWorker(new URL(address, import.meta.url), 'spelling');
// Vite knows two other ways: `new Worker(new URL('./x.ts', import.meta.url))`, which the policy refuses, and
// `./x.ts?worker`, which makes the worker itself and is refused as well.

type WorkerPolicy = { readonly createScriptURL: (address: string) => unknown };

/** What is needed of Trusted Types, which the library of the compiler does not know. */
type PolicyFactory = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => WorkerPolicy;
};

const WORKER_PATH = /^\/workers\/[\w-]+\.js$/;

/** Gives the address back. Throws TypeError for one that is no built worker on the origin of the page at `page`. */
export function checkWorkerAddress(address: string, page: string): string {
  const url = new URL(address);
  const own = new URL(page);
  if (
    url.protocol !== own.protocol ||
    url.host !== own.host ||
    url.username !== '' ||
    url.password !== '' ||
    url.search !== '' ||
    !WORKER_PATH.test(url.pathname)
  )
    throw new TypeError('The address is not one of a worker of the program.');
  return url.href;
}

let policy: WorkerPolicy | null = null;

// Made when it is first needed, so that this module can be loaded where there is no page.
function workerPolicy(): WorkerPolicy {
  const createScriptURL = (address: string): string =>
    checkWorkerAddress(address, location.href);
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  policy ??= factory?.createPolicy('precis-workers', { createScriptURL }) ?? {
    createScriptURL,
  };
  return policy;
}

/** A module worker; `name` stands in the developer tools. */
export function makeWorker(url: URL, name: string): Worker {
  const trusted = workerPolicy().createScriptURL(url.href);
  return new Worker(trusted as URL, { type: 'module', name });
}

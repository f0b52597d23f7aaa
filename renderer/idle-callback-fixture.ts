// What Chromium has for work that can wait, where tests of the page run in a document that has it not.
if ('document' in globalThis && !('requestIdleCallback' in globalThis))
  Object.assign(globalThis, {
    requestIdleCallback: (work: () => void): unknown => setTimeout(work, 1),
    cancelIdleCallback: (handle: number): void => {
      clearTimeout(handle);
    },
  });

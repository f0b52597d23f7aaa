// citeproc-js as the build puts it into main: read when a style is first asked for, and not before. It has a megabyte of
// source, and a command whose citations are formatted already needs none of it.
import { createRequire } from 'node:module';
import type CSL from 'citeproc';

const require = createRequire(import.meta.url);
const citeproc = (): typeof CSL => require('citeproc') as typeof CSL;

const onDemand: typeof CSL = {
  get Engine() {
    return citeproc().Engine;
  },
  get Output() {
    return citeproc().Output;
  },
};
export default onDemand;

// Sources taken in by the engine a step at a time: what `updateItems` of citeproc does, which can't be left before its end.
import type { Engine } from 'citeproc';
import type { Steps } from '../steps.ts';

/** To be called of a new engine, which nobody else uses until the last step. */
export function* takeInSteps(engine: Engine, ids: string[]): Steps<void> {
  const { registry, tmp } = engine;
  const { area, root, extension } = tmp;
  const inOrder = engine.bibliography_sort.tokens.length === 0;
  Object.assign(tmp, { area: 'citation', root: 'citation', extension: '' });
  tmp.loadedItemIDs = {};
  registry.init(ids);
  const { mylist: all } = registry;
  for (const id of all) {
    registry.doinserts([id]);
    yield;
  }
  registry.dorefreshes();
  registry.rebuildlist(inOrder);
  for (const id of all) {
    registry.mylist = [id];
    registry.setsortkeys();
    yield;
  }
  registry.mylist = all;
  for (const words of Object.keys(registry.ambigsTouched)) {
    engine.disambiguate.run(words);
    yield;
  }
  // What there is to do is done: this forgets what was touched.
  registry.ambigsTouched = {};
  registry.setdisambigs();
  registry.sorttokens(inOrder);
  yield;
  registry.renumber();
  Object.assign(tmp, { area, root, extension });
}

// What a comment says first of how much it weighs, where a file has no other place for it.
import type { ThreadKind } from './thread.ts';

/** What is for information says nothing. */
export const KIND_WORDS: Readonly<Record<ThreadKind, string>> = {
  condition: 'Condition of clearance: ',
  'should-be-addressed': 'Should be addressed: ',
  information: '',
};

// What a suggested change would do, in one word for a person.
import type { ListedSuggestion } from './list-suggestions.ts';

export const SUGGESTION_VERBS: Readonly<
  Record<ListedSuggestion['kind'], string>
> = {
  insertion: 'Insert',
  deletion: 'Delete',
  replacement: 'Replace',
  move: 'Move',
  form: 'Make',
};

// How a person looks at the list of briefings: its order, and what it is filtered by. It belongs to the person on this
// machine and to one library; what it names need not be there any more.
import { z } from 'zod';

const value = z.string().max(20_000);
/** Null shows all; an empty text those that have none. */
const filter = value.nullable();

export const homeViewSchema = z.strictObject({
  sort: z.enum(['title', 'template', 'marking', 'status', 'changed']),
  descending: z.boolean(),
  status: filter,
  template: filter,
  marking: filter,
  tag: filter,
});

export type HomeView = z.infer<typeof homeViewSchema>;

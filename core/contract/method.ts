// How a method of the contract is written.
import { z } from 'zod';

/** One method of the contract: what it takes and what it gives. Only JSON crosses. */
export const method = <Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): { readonly input: Input; readonly output: Output } => ({ input, output });

// The sign-off chain of a briefing: who clears it, who has, and what they cleared.
import { z } from 'zod';
import { forbiddenCharacter, forbiddenInLine } from '../document/characters.ts';
import { briefingDocumentSchema } from '../document/schema.ts';
import { method } from './method.ts';
import { id, printedForms } from './shapes.ts';
import { source } from './sources.ts';

const stepName = z
  .string()
  .max(200)
  .refine(
    (name) => name.trim() !== '' && forbiddenInLine(name) === null,
    'is no name: a step is known by one line with something on it',
  );

const comment = z
  .string()
  .max(20_000)
  .refine(
    (words) => forbiddenCharacter(words) === null,
    'holds a character that no text may hold',
  );

const signOff = z.strictObject({
  id,
  step: id,
  action: z.enum(['signed', 'withdrawn', 'handed-back']),
  /** The hash of the text that it was done to: two with the same one are under the same text. */
  text: z.string(),
  comment: z.string(),
  author: z.string(),
  at: z.string(),
});

const standingStep = z.strictObject({
  id,
  name: z.string(),
  /** It signs after those above it. */
  waits: z.boolean(),
  /** It is the author's own step, and no check by somebody else. */
  own: z.boolean(),
  state: z.enum(['open', 'signed', 'stale', 'handed-back']),
  last: signOff.nullable(),
  /** Who has to sign before it can. */
  waitsFor: z.array(z.string()).readonly(),
});

const ofStep = { briefing: id, step: id };

const done = z.strictObject({ id });

export const signOffMethods = {
  /** `writers` are those who wrote in the text. `offered` are the steps of its template where it has none. */
  'signOff.show': method(
    z.strictObject({ briefing: id }),
    z.strictObject({
      steps: z.array(standingStep).readonly(),
      /** Every step is signed under the text as it is saved now. */
      clear: z.boolean(),
      /** The hash of that text; empty where nobody has signed anything. */
      text: z.string(),
      writers: z.array(z.string()),
      offered: z.array(z.string()),
    }),
  ),
  'signOff.addStep': method(
    z.strictObject({ briefing: id, name: stepName }),
    z.strictObject({ id }),
  ),
  /** The steps of its template, for a chain without any. Answers with their ids. */
  'signOff.takeTemplate': method(
    z.strictObject({ briefing: id }),
    z.strictObject({ ids: z.array(id) }),
  ),
  'signOff.changeStep': method(
    z.strictObject({
      ...ofStep,
      name: stepName.optional(),
      waits: z.boolean().optional(),
      own: z.boolean().optional(),
    }),
    z.strictObject({}),
  ),
  /** `place` counts from 0 among the other steps. */
  'signOff.moveStep': method(
    z.strictObject({ ...ofStep, place: z.int().min(0).max(1_000) }),
    z.strictObject({}),
  ),
  /** Takes a step out of the chain, with what was signed there; or puts it back, with the same. */
  'signOff.setStepRemoved': method(
    z.strictObject({ ...ofStep, removed: z.boolean() }),
    z.strictObject({}),
  ),
  /**
   * Signs the text as it is saved now. Refused where the step waits for others, and where the text says something else than
   * `shown`: what the window showed to whoever signs, as `shownText` of core/review/shown-text.ts tells it.
   */
  'signOff.sign': method(
    z.strictObject({
      ...ofStep,
      comment,
      shown: z.string().min(1).max(20).optional(),
    }),
    done,
  ),
  /** Takes the signature back. */
  'signOff.withdraw': method(z.strictObject({ ...ofStep, comment }), done),
  /** Says why it isn't cleared, and takes back a signature that stands. */
  'signOff.handBack': method(
    z.strictObject({
      ...ofStep,
      comment: comment.refine(
        (words) => words.trim() !== '',
        'is empty: say what has to be done',
      ),
    }),
    done,
  ),
  /** The text as it was when that was done, with the sources that it cited as they were. */
  'signOff.open': method(
    z.strictObject({ briefing: id, signOff: id }),
    z.strictObject({
      signOff,
      /** The name of the step. */
      name: z.string(),
      document: briefingDocumentSchema,
      sources: z.array(source),
      forms: printedForms,
    }),
  ),
} as const;

// The sign-off chain of a briefing: how it stands under today's text, and what is done to its steps. What is signed is kept
// whole beside the signature, in one transaction, so that what changed since can always be shown.
import type { PrintedSource } from '#core/review/printed-source.ts';
import { createHash } from 'node:crypto';
import type { Input, Output } from '#core/contract.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import type { Template } from '#core/document/template.ts';
import { AppError } from '#core/errors.ts';
import { laterMoment } from '#core/review/later-moment.ts';
import {
  type Chain,
  type SignOffAction,
  type StandingStep,
  standOf,
} from '#core/review/chain.ts';
import { shownText } from '#core/review/shown-text.ts';
import { textHash } from '#core/review/text-hash.ts';
import { newId } from '../clock.ts';
import { recordActivity } from '../database/activity.ts';
import { briefingKey } from '../database/briefing-key.ts';
import {
  readBriefing,
  readChangedBriefing,
  type KnownBlocks,
} from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import { writersOf } from '../database/revisions.ts';
import {
  findSignOff,
  insertSignOff,
  listSignOffs,
} from '../database/sign-offs.ts';
import {
  addSteps,
  changeStep,
  findStep,
  listSteps,
  moveStep,
  setStepRemoved,
} from '../database/sign-off-steps.ts';
import {
  keepSignedText,
  readSignedText,
  type SignedText,
} from '../database/signed-texts.ts';
import { readSources } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import { printedForms } from './printed-forms.ts';
import { citedSources } from './show-briefing.ts';

const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

function textNow(library: Library, briefing: BriefingId): SignedText {
  const { document } = readBriefing(library, briefing);
  return {
    document,
    sources: readSources(library, citedSources(document)),
    forms: printedForms(library, document),
  };
}

/** As `textNow`, for whoever asks after each save: of the briefing that was asked for last, what was changed is read and no more. */
export function rememberText(
  library: Library,
): (briefing: BriefingId) => SignedText {
  let last: {
    readonly briefing: BriefingId;
    readonly known: KnownBlocks;
  } | null = null;
  return (briefing) => {
    const { document, known } = readChangedBriefing(
      library,
      briefing,
      last?.briefing === briefing ? last.known : new Map(),
    );
    last = { briefing, known };
    return {
      document,
      sources: readSources(library, citedSources(document)),
      forms: printedForms(library, document),
    };
  };
}

const hashOf = ({ document, sources, forms }: SignedText): string =>
  textHash(
    document,
    new Map<SourceId, PrintedSource>(
      sources.map((source) => [source.id, source]),
    ),
    sha256,
    forms,
  );

/** How the steps stand under the text as it is saved. Throws AppError 'not-found', 'damaged'. */
export function chainOf(library: Library, briefing: BriefingId): Chain {
  return standing(library, briefing).chain;
}

function standing(
  library: Library,
  briefing: BriefingId,
  read: (briefing: BriefingId) => SignedText = (id) => textNow(library, id),
): { readonly chain: Chain; readonly text: string } {
  const steps = listSteps(library, briefing);
  const signOffs = listSignOffs(library, briefing);
  // The whole text is read for it: only where it matters.
  const text =
    steps.length > 0 && signOffs.length > 0 ? hashOf(read(briefing)) : '';
  return { chain: standOf(steps, signOffs, text), text };
}

/** The names of the steps that the briefing's template has. */
export type TemplateSteps = (
  briefing: BriefingId,
) => NonNullable<Template['steps']>;

export function showSignOff(
  library: Library,
  briefing: BriefingId,
  stepsOfTemplate: TemplateSteps,
  read: (briefing: BriefingId) => SignedText,
): Output<'signOff.show'> {
  const { chain, text } = standing(library, briefing, read);
  return {
    ...chain,
    text,
    writers: writersOf(library, briefing),
    offered:
      chain.steps.length > 0
        ? []
        : stepsOfTemplate(briefing).map(({ name }) => name),
  };
}

export function addStep(
  library: Library,
  { briefing, name }: Input<'signOff.addStep'>,
  stamp: Stamp,
): Output<'signOff.addStep'> {
  const [id = ''] = add(
    library,
    briefing as BriefingId,
    [
      {
        name: name.trim(),
        // As templates have it: whoever wrote the text is who signs this one.
        ...(name.trim().toLowerCase() === 'author' && { own: true }),
      },
    ],
    stamp,
  );
  return { id };
}

/** Throws AppError 'conflict' where there are steps already, 'not-found' where the template has none. */
export function takeTemplateSteps(
  library: Library,
  briefing: BriefingId,
  stepsOfTemplate: TemplateSteps,
  stamp: Stamp,
): Output<'signOff.takeTemplate'> {
  const steps = stepsOfTemplate(briefing);
  if (steps.length === 0)
    throw new AppError(
      'not-found',
      'The template of this briefing has no steps: add them one by one.',
    );
  return saving(library, () => {
    if (listSteps(library, briefing).length > 0)
      throw new AppError(
        'conflict',
        'There are steps already, so those of the template were not added.',
      );
    return { ids: add(library, briefing, steps, stamp) };
  });
}

function add(
  library: Library,
  briefing: BriefingId,
  steps: NonNullable<Template['steps']>,
  stamp: Stamp,
): string[] {
  const added = steps.map(({ name, own = false, anyTime = false }) => ({
    id: newId(),
    name,
    waits: !anyTime,
    own,
  }));
  saving(library, () => {
    addSteps(library, briefing, added, stamp);
    const key = briefingKey(library, briefing);
    for (const { id: step, name } of added)
      recordActivity(library, key, { kind: 'step.added', step, name }, stamp);
  });
  return added.map(({ id }) => id);
}

const WAITS = {
  true: 'signs after those above it',
  false: 'signs at any time',
} as const;
const OWN = {
  true: 'the author’s own step',
  false: 'a check by somebody else',
} as const;

export function changeSignOffStep(
  library: Library,
  input: Input<'signOff.changeStep'>,
  stamp: Stamp,
): void {
  const briefing = input.briefing as BriefingId;
  const { step: id, waits, own } = input;
  const name = input.name?.trim();
  saving(library, () => {
    const step = findStep(library, briefing, id);
    changeStep(library, briefing, id, { name, waits, own }, stamp);
    const log = (before: string, after: string): void => {
      if (before !== after)
        recordActivity(
          library,
          briefingKey(library, briefing),
          { kind: 'step.changed', step: id, name: step.name, before, after },
          stamp,
        );
    };
    log(step.name, name ?? step.name);
    log(WAITS[`${step.waits}`], WAITS[`${waits ?? step.waits}`]);
    log(OWN[`${step.own}`], OWN[`${own ?? step.own}`]);
  });
}

export function moveSignOffStep(
  library: Library,
  { step, place, ...input }: Input<'signOff.moveStep'>,
  stamp: Stamp,
): void {
  const briefing = input.briefing as BriefingId;
  saving(library, () => {
    const order = (): string[] =>
      listSteps(library, briefing).map(({ name }) => name);
    const { name } = findStep(library, briefing, step);
    const [before, after] = [
      order(),
      (moveStep(library, briefing, step, place, stamp), order()),
    ].map((names) => names.join(', '));
    if (before === after || before === undefined || after === undefined) return;
    recordActivity(
      library,
      briefingKey(library, briefing),
      { kind: 'step.changed', step, name, before, after },
      stamp,
    );
  });
}

export function removeSignOffStep(
  library: Library,
  { step, removed, ...input }: Input<'signOff.setStepRemoved'>,
  stamp: Stamp,
): void {
  const briefing = input.briefing as BriefingId;
  saving(library, () => {
    const named = removed ? findStep(library, briefing, step) : null;
    setStepRemoved(library, briefing, step, removed, stamp);
    const { name } = named ?? findStep(library, briefing, step);
    recordActivity(
      library,
      briefingKey(library, briefing),
      { kind: removed ? 'step.removed' : 'step.put-back', step, name },
      stamp,
    );
  });
}

type Doing = Input<'signOff.withdraw'>;

/** Throws AppError 'conflict' where it is signed already, waits for others, or the text is another than was shown. */
export const signStep = (
  library: Library,
  { shown, ...input }: Input<'signOff.sign'>,
  stamp: Stamp,
): { id: string } =>
  act(library, input, 'signed', stamp, (step, { document, sources }) => {
    const { name, state, last, waitsFor } = step;
    if (shown !== undefined && shown !== shownText(document, sources))
      throw new AppError(
        'conflict',
        'The text or one of its sources was changed after it was shown here, so nothing was signed: look at it again, then sign.',
      );
    if (state === 'signed')
      throw new AppError(
        'conflict',
        `${name} has cleared this text already: ${last?.author ?? ''} signed it.`,
      );
    if (waitsFor.length > 0)
      throw new AppError(
        'conflict',
        `${name} signs after ${waitsFor.join(', ')}: nothing was signed.`,
      );
  });

/** Throws AppError 'conflict' where there is no signature. */
export const withdrawStep = (
  library: Library,
  input: Doing,
  stamp: Stamp,
): { id: string } =>
  act(library, input, 'withdrawn', stamp, ({ name, last }) => {
    if (last?.action !== 'signed')
      throw new AppError(
        'conflict',
        `There is no signature of ${name} to withdraw.`,
      );
  });

export const handBackStep = (
  library: Library,
  input: Input<'signOff.handBack'>,
  stamp: Stamp,
): { id: string } => act(library, input, 'handed-back', stamp, () => undefined);

/** `refuse` throws where the step as it stands, or the text, doesn't allow it. */
function act(
  library: Library,
  { step, comment, ...input }: Doing,
  action: SignOffAction,
  stamp: Stamp,
  refuse: (step: StandingStep, text: SignedText) => void,
): { id: string } {
  const briefing = input.briefing as BriefingId;
  return saving(library, () => {
    const { name } = findStep(library, briefing, step);
    const signed = textNow(library, briefing);
    const text = hashOf(signed);
    const signOffs = listSignOffs(library, briefing);
    const { steps } = standOf(listSteps(library, briefing), signOffs, text);
    for (const each of steps) if (each.id === step) refuse(each, signed);
    const id = newId();
    const key = briefingKey(library, briefing);
    const words = comment.trim();
    keepSignedText(library, text, signed);
    insertSignOff(library, key, {
      id,
      step,
      action,
      text,
      comment: words,
      ...stamp,
      at: laterMoment(signOffs.at(-1)?.at ?? '', stamp.at),
    });
    recordActivity(
      library,
      key,
      { kind: `step.${action}`, step, name, comment: words, text },
      stamp,
    );
    return { id };
  });
}

/** Throws AppError 'not-found', 'damaged'. */
export function openSigned(
  library: Library,
  input: Input<'signOff.open'>,
): Output<'signOff.open'> {
  const briefing = input.briefing as BriefingId;
  const signOff = findSignOff(library, briefing, input.signOff);
  const step = listSteps(library, briefing).find(
    ({ id }) => id === signOff.step,
  );
  const { document, sources, forms } = readSignedText(library, signOff.text);
  return {
    signOff,
    name: step?.name ?? 'A step that was taken out',
    document,
    sources: [...sources],
    forms: forms ?? {},
  };
}

// The methods of the sign-off chain.
import type { Handlers } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { now } from '../clock.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import {
  addStep,
  changeSignOffStep,
  handBackStep,
  moveSignOffStep,
  openSigned,
  rememberText,
  removeSignOffStep,
  showSignOff,
  signStep,
  takeTemplateSteps,
  withdrawStep,
} from '../services/sign-off.ts';
import { templateOf } from '../services/templates.ts';

type SignOffHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `signOff.${string}`>
>;

export function signOffHandlers({
  library,
  resources,
  author,
}: {
  readonly library: Library;
  readonly resources: string;
  readonly author: string;
}): SignOffHandlers {
  const text = rememberText(library);
  const stamp = (): { at: string; author: string } => ({ at: now(), author });
  const stepsOfTemplate = (briefing: BriefingId) =>
    templateOf(
      library,
      resources,
      readBriefing(library, briefing).document.template,
    ).steps ?? [];
  return {
    'signOff.show': ({ briefing }) =>
      showSignOff(library, briefing as BriefingId, stepsOfTemplate, text),
    'signOff.addStep': (input) => addStep(library, input, stamp()),
    'signOff.takeTemplate': ({ briefing }) =>
      takeTemplateSteps(
        library,
        briefing as BriefingId,
        stepsOfTemplate,
        stamp(),
      ),
    'signOff.changeStep': (input) => {
      changeSignOffStep(library, input, stamp());
      return {};
    },
    'signOff.moveStep': (input) => {
      moveSignOffStep(library, input, stamp());
      return {};
    },
    'signOff.setStepRemoved': (input) => {
      removeSignOffStep(library, input, stamp());
      return {};
    },
    'signOff.sign': (input) => signStep(library, input, stamp()),
    'signOff.withdraw': (input) => withdrawStep(library, input, stamp()),
    'signOff.handBack': (input) => handBackStep(library, input, stamp()),
    'signOff.open': (input) => openSigned(library, input),
  };
}

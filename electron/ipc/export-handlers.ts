// A briefing into a file. By itself, so that the command that exports loads nothing of what else a library can be asked.
import type { HandlersOf } from '#core/contract.ts';
import { briefingCommands } from '#core/contract/briefings.ts';
import { now } from '../clock.ts';
import {
  exportBriefing,
  type ExportContext,
} from '../services/export-briefing.ts';

const name = 'briefings.export';

export const exportMethods = { [name]: briefingCommands[name] } as const;

export const exportHandlers = (
  context: Omit<ExportContext, 'today' | 'signal'>,
): HandlersOf<typeof exportMethods> => ({
  [name]: (input, signal) =>
    exportBriefing(input, { ...context, today: now().slice(0, 10), signal }),
});

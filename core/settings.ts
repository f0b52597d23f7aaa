// What a person has chosen for the program itself. It belongs to the person on this machine, not to a library.
import { z } from 'zod';
import { forbiddenInLine } from './document/characters.ts';
import {
  COPIES,
  EXPORT_FORMATS,
  MOST_PRESETS,
  PAPERS,
  PRESET_NAME,
  REVIEW_CHOICES,
} from './export-formats.ts';
import { PERSON_COLOURS } from './review/person.ts';

const line = (most: number): z.ZodString =>
  z
    .string()
    .max(most)
    .superRefine((value, context) => {
      const found = forbiddenInLine(value);
      if (found)
        context.addIssue({ code: 'custom', message: `holds ${found.name}` });
    });

/** What can be chosen for the export of any briefing. */
const exportingSchema = z.strictObject({
  to: z.enum(EXPORT_FORMATS),
  standard: z.enum(['ua-1', 'a-2a', 'none']),
  review: z.enum(REVIEW_CHOICES),
  copy: z.enum(COPIES),
  draft: z.boolean(),
  lines: z.boolean(),
  // Not in what was kept before they could be chosen.
  paper: z.enum(['template', ...PAPERS]).default('template'),
  colophon: z.boolean().default(false),
  evidence: z.boolean(),
});

const presetSchema = z.strictObject({
  name: line(PRESET_NAME).min(1),
  exporting: exportingSchema,
});
export type ExportPreset = z.infer<typeof presetSchema>;

export const settingsSchema = z.strictObject({
  /** Stands with each revision; empty until it is given. */
  name: line(200),
  initials: line(8),
  /** In the palette of people; null where the name alone decides. */
  colour: z
    .int()
    .min(0)
    .max(PERSON_COLOURS - 1)
    .nullable(),
  /** 'system' follows the system's choice of light or dark. */
  theme: z.enum(['system', 'light', 'dark']),
  contrast: z.enum(['system', 'more']),
  /** Underlines words that the dictionary does not know. */
  spelling: z.boolean(),
  /** Words of one's own that no dictionary knows, as they are written. */
  ownWords: z.array(line(100).min(1)).max(20_000),
  /** How large the sheet is drawn, in hundredths of its own size. */
  zoom: z.int().min(50).max(200),
  /** How wide a file beside the text is, in hundredths of the window. */
  fileWidth: z.int().min(20).max(80),
  /** The briefings in which changes are suggested, and by whom; the last chosen last. */
  suggesting: z
    .array(
      z.strictObject({ briefing: line(64).min(1), name: line(200).min(1) }),
    )
    .max(500),
  /** What the last export was; null before the first. */
  exporting: exportingSchema.nullable(),
  /** Choices of an export that were given a name; no two names are the same. */
  presets: z
    .array(presetSchema)
    .max(MOST_PRESETS)
    .refine(
      (all) => new Set(all.map(({ name }) => name)).size === all.length,
      'has a name twice',
    ),
});

export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  name: '',
  initials: '',
  colour: null,
  theme: 'system',
  contrast: 'system',
  spelling: true,
  ownWords: [],
  zoom: 100,
  fileWidth: 42,
  suggesting: [],
  exporting: null,
  presets: [],
};

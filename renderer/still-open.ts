// What a person should know to be open before a briefing goes out. None of it keeps it from going.
import type { PageOutput } from '#core/contract.ts';
import type { BriefingHead } from '#core/document/document.ts';
import { counted } from './ui/counted.ts';

type Template = PageOutput<'briefings.open'>['template'];

/** One sentence each; `markers` is how many are not linked. */
export function stillOpen(
  template: Pick<Template, 'fields'>,
  { fields }: Pick<BriefingHead, 'fields'>,
  markers: number,
): string[] {
  const empty = template.fields.filter(({ key, required }) => {
    const value = fields[key];
    return required && (value === undefined || String(value).trim() === '');
  });
  return [
    ...(markers > 0
      ? [
          `${counted(markers, 'marker is', 'markers are')} not linked: what stands there, such as [1], goes out as it is.`,
        ]
      : []),
    ...(empty.length > 0
      ? [`Required and empty: ${empty.map(({ label }) => label).join(', ')}.`]
      : []),
  ];
}

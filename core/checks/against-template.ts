// What the template of a briefing asks for and the briefing has not: required fields, required headings and what stands
// under them, a marking, and the length that it may have.
import { emptyRequiredFields } from '../document/empty-fields.ts';
import { measureLimits, overLimit } from '../document/limits.ts';
import {
  emptySections,
  missingHeadings,
} from '../document/template-headings.ts';
import { plainText } from '../document/walk.ts';
import type { Check, Finding } from './finding.ts';

const finding = (check: string, text: string, message: string): Finding => ({
  check,
  severity: 'warning',
  block: null,
  text,
  message,
});

export const emptyField: Check = (document, _sources, template) =>
  template
    ? emptyRequiredFields(template, document).map(({ label }) =>
        finding(
          'required-empty',
          label,
          `The field “${label}” is required and empty: fill it in above or below the text.`,
        ),
      )
    : [];

export const missingMarking: Check = ({ marking }, _sources, template) =>
  template?.marking.required && marking.trim() === ''
    ? [
        finding(
          'missing-marking',
          '',
          'The briefing has no marking and its template requires one: choose it above the title.',
        ),
      ]
    : [];

export const missingHeading: Check = ({ blocks }, _sources, template) =>
  template
    ? missingHeadings(template, blocks).map(({ text }) =>
        finding(
          'missing-heading',
          text,
          `The heading “${text}” is required and is not in the text: add it.`,
        ),
      )
    : [];

export const emptySection: Check = ({ blocks }, _sources, template) =>
  template
    ? emptySections(template, blocks).map((heading) => {
        const words = plainText(heading).trim();
        return {
          ...finding(
            'empty-section',
            words,
            `The section “${words}” is required and empty: write what belongs under it.`,
          ),
          block: heading.id,
        };
      })
    : [];

export const exceededLimit: Check = (document, _sources, template) =>
  template
    ? measureLimits(template, document, document.blocks)
        .filter(({ exceeded }) => exceeded)
        .map((measured) => finding('over-limit', '', overLimit(measured)))
    : [];

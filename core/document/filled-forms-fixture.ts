// Each template that Precis brings, filled as its readers would expect it: all names and figures are invented.
import {
  docWith,
  h,
  note,
  ol,
  p,
  table,
  ul,
  type UnplacedBlock,
} from './builder.ts';
import type { BriefingDocument, BriefingHead, Inline } from './document.ts';

type Form = Pick<BriefingHead, 'title' | 'marking' | 'fields'> & {
  readonly language: string;
  /** By heading, in the template's order; `## ` before one of the second level. */
  readonly sections: Readonly<Record<string, readonly UnplacedBlock[]>>;
};

/** A list whose items can be ticked. */
const ticked = (
  ticks: readonly string[],
  ...items: readonly (readonly (string | Inline)[])[]
): UnplacedBlock => ({ ...ol(...items), ticks }) as UnplacedBlock;

const FORMS: Readonly<Record<string, Form>> = {
  'briefing-note-ca': {
    title: 'Renewal of the Skerra Sound ferry agreement',
    marking: 'Protected B',
    language: 'en-CA',
    fields: {
      'note-number': 'MECM-2026-004417',
      'title-other':
        'Renouvellement de l’entente sur le traversier de la baie de Skerra',
      to: ['Minister of Coastal Services'],
      sector: 'Marine Policy',
      received: '2026-11-16',
      action: 'For decision',
      additional:
        'The province must be told by 18 December 2026.\nTreasury has seen a draft.',
      approved: ['Deputy Minister of Coastal Services'],
    },
    sections: {
      Summary: [
        ul(
          [
            'The agreement under which the five Skerra Sound routes are run ends on 31 March 2027.',
          ],
          [
            'The operator asks for 8.4 per cent more a year; the audit supports 5.1 per cent',
            note(
              'Islands Audit Office, Value for Money in the Skerra Sound Contract (2026), para 3.14.',
            ),
            '.',
          ],
          [
            'We recommend a renewal for two years on the audited figure, with a right to end it after one.',
          ],
        ),
      ],
      Issue: [
        p(
          'Whether to renew the agreement for two years, for eight, or to let the routes anew. Without a decision by 18 December there is no service from 1 April.',
        ),
      ],
      Background: [
        p(
          'The agreement was signed in 2019 for eight years. In 2025 it carried 412,000 passengers, the most since it began. Punctuality fell in the same year to 88.1 per cent of sailings, against a target of 95',
          note('Ferry Statistics 2025, table 2.'),
          '.',
        ),
        p(
          'The province pays a third of the deficit under an exchange of letters which has no end date and can be ended on a year’s notice.',
        ),
      ],
      Considerations: [
        p(
          'A renewal for two years keeps the service while the vessels are surveyed. It costs more by the year than one for eight, and gives the operator no reason to invest. A new competition cannot be finished before October 2027.',
        ),
        p(
          'Three of the five communities have no road. The coastal First Nations were consulted in September and ask that winter sailings be guaranteed in the agreement and not in its schedule.',
        ),
      ],
      Recommendations: [
        p(
          'That you renew the agreement for two years on the audited figure, and that you write to the province before 18 December. The letter is at tab 2. If you agree, the department signs on 5 January 2027.',
        ),
      ],
    },
  },
  'ministerial-submission-uk': {
    title: 'Skerra Sound ferry services: the 2027 contract',
    marking: 'OFFICIAL-SENSITIVE',
    language: 'en-GB',
    fields: {
      to: ['Minister for Islands and Ports', 'Secretary of State'],
      from: ['R. Satterwaite, Ferries Policy Unit, ext. 4417'],
      date: '2026-11-20',
      copies: [
        'Special advisers',
        'Permanent Secretary',
        'Director, Coasts',
        'Press office',
      ],
      deadline: '2026-12-04',
      urgency: 'The notice period under clause 3.1 begins on 5 December',
      advisers: 'Content',
      'press-office': 'Sent for clearance',
      finance: 'Cleared',
      legal: 'Cleared',
    },
    sections: {
      Issue: [
        p(
          'The contract for the five Skerra Sound routes ends on 31 March 2027',
          note('Skerra Sound Ferry Services Agreement, 12 March 2019, cl 3.1.'),
          '. You are asked how the routes should be run from then on.',
        ),
      ],
      Recommendation: [
        ol(
          [
            'That you agree to extend the contract for two years on its present terms.',
          ],
          [
            'That you agree to open the competition for a new contract in June 2027.',
          ],
          ['That you write to the Islands Council in the terms of Annex A.'],
        ),
      ],
      Timing: [
        p(
          'Urgent. Notice must be given by Friday 4 December. If it is not, the contract lapses, and the council would have to run the winter timetable with chartered vessels.',
        ),
      ],
      Background: [
        p(
          'In 2025 the routes carried 412,000 passengers, the most since the service was last let',
          note('Ferry Statistics 2025 (Cm 1180), table 2.'),
          '. Punctuality fell in the same year, and winter cancellations were “concentrated in a few exposed days”.',
        ),
        table(
          [
            ['Option', 'Vessels', 'Cost, 8 years', 'Earliest start'],
            ['A. Extend for two years', '5', '£171.4m', '1 April 2027'],
            ['B. Re-let as one lot', '6', '£168.0m', '1 October 2027'],
            ['C. Re-let as two lots', '7', '£174.5m', '1 January 2028'],
          ],
          {
            caption: ['What each option costs and when it can start'],
            figures: [1, 2],
          },
        ),
      ],
      Argument: [
        p(
          'An extension keeps the service through two winters and buys the time in which the two oldest vessels are surveyed. Re-letting now would be cheaper over eight years by £3.4 million, and would leave the six months from April without a contract.',
        ),
        p(
          'The risk is that the operator, having no competitor, lets standards fall further. The extension therefore carries the penalties of the new contract from its first day.',
        ),
      ],
      Presentation: [
        p(
          'The council will welcome certainty for the winter. The union will ask about crewing; lines to take are at Annex B. We propose a written statement on 8 December and no press notice.',
        ),
      ],
    },
  },
  'ministerial-advice-au': {
    title: 'Tide gauges on the Skerra coast: replace before the storm season',
    marking: 'OFFICIAL: Sensitive',
    language: 'en-AU',
    fields: {
      reference: 'MB26-000118',
      to: ['Minister for Coasts and Waterways'],
      purpose: 'Action',
      through: ['Secretary'],
      copies: ['Chief of Staff', 'Chief Finance Officer'],
      'critical-date': '2026-12-18',
      'critical-reason': 'The order must be placed before the yard closes',
      'clearing-officer': ['A. Norrey, First Assistant Secretary, Observation'],
      'contact-officer': ['J. Holt, Director, Gauges'],
      'contact-phone': '02 5550 0117',
    },
    sections: {
      Recommendations: [
        ticked(
          ['Agreed', 'Not agreed'],
          [
            'That you agree to replace eleven gauges before October 2027, at a cost of 6.4 million.',
          ],
          [
            'That you agree to direct the harbour authorities, under section 12 of the Act, to keep the new instruments.',
          ],
          ['That you sign the letter to the Treasurer at Attachment A.'],
        ),
      ],
      'Key points': [
        ol(
          [
            'Eleven of the nineteen gauges are past their rated life, and four stopped during the January surge',
            note('Gauge returns, quarter 1 of 2026.'),
            '.',
          ],
          [
            'Without a second route for the readings, the warning for Port Hallin rests on a single gauge.',
          ],
          ['The money is in the contingency; no new appropriation is needed.'],
        ),
      ],
      Background: [
        p(
          'The network was laid out in 1988 for charts and dredging, and not for warnings. The warning service that has grown on it needs a reading each minute, and most of all at the height of a storm.',
        ),
      ],
      Sensitivities: [
        p(
          'The harbour authorities will object to the direction, which puts the cost of upkeep on them. The inquiry reports in March.',
        ),
      ],
      Consultation: [
        p(
          'The Treasury and the Bureau agree. The Association of Harbour Masters was consulted and does not.',
        ),
      ],
    },
  },
  'decision-note': {
    title: 'Winter storage of road salt in the northern districts',
    marking: 'Confidential advice to the Minister',
    language: 'en-CA',
    fields: {
      reference: 'Cliff 301177',
      to: ['Minister of Northern Transport'],
      date: '2026-11-12',
      'decision-by': '2026-11-30',
      transmittal: ['M. Ashdown, Assistant Deputy Minister'],
      'transmittal-date': '2026-11-13',
    },
    sections: {
      Topic: [
        p(
          'Whether to build two covered stores for road salt, or to go on renting.',
        ),
      ],
      Background: [
        p(
          'Salt for the northern districts is stored in the open at Oxley Point under a lease that ends in May. Run-off reached the creek in 2024 and again this spring',
          note('District environmental log, 3 April 2026.'),
          '.',
        ),
      ],
      '## Other jurisdictions': [
        p(
          'Two neighbouring provinces cover all of their stores. Neither has reported run-off since.',
        ),
      ],
      Discussion: [
        p(
          'A covered store loses about two per cent of its salt in a winter, an open one eleven.',
        ),
      ],
      '## Financial implications': [
        p(
          'Building costs 4.8 million in the first year and saves 0.6 million a year in salt and rent.',
        ),
      ],
      Options: [
        ol(
          [
            'Go on renting at Oxley Point: 0.4 million a year, and the run-off stays.',
          ],
          [
            'Build one store at Oxley Point: 2.6 million; the eastern road is served from the open.',
          ],
          [
            'Build two stores: 4.8 million; both roads are served and the lease ends.',
          ],
        ),
      ],
      Recommendation: [
        p(
          'Option 3: it pays for itself within eight winters and ends the run-off at the creek.',
        ),
      ],
    },
  },
  'evidence-memo': {
    title: 'Grants for harbour lighting: what the records show',
    marking: 'CUI',
    language: 'en-US',
    fields: {
      number: 'M-2026-31',
      date: '2026-11-10',
      to: ['Subcommittee on Ports'],
      from: ['Evidence Team'],
      subject: 'Ranking Member Okafor',
      contact: ['I. Fenn'],
      telephone: '(202) 555-0143',
      reviewed: ['L. Vermeer, referencer'],
    },
    sections: {
      'Why this was done': [
        p(
          'The subcommittee asked whether grants for harbour lighting reached the ports with the most incidents.',
        ),
      ],
      'What was found': [
        p(
          'They did not. Of 61 grants in five years, nine went to the ten ports with the most incidents',
          note('Grant ledger 2021–2025, extracted 6 October 2026.'),
          '. No record gives a reason for the order in which applications were approved.',
        ),
      ],
      'What is recommended': [
        ol(
          [
            'The Administrator should rank applications by incidents, from fiscal year 2028.',
          ],
          [
            'The Administrator should record the reason for each award by March 2027.',
          ],
        ),
      ],
      'Scope and method': [
        p(
          'All grants of fiscal years 2021 to 2025 were matched with the incident register by port. Grants under 10,000 dollars were left out; they are two per cent of the sum.',
        ),
      ],
      Findings: [
        p(
          'Applications were approved in the order in which they came in',
          note('Interview with the program office, 14 September 2026.'),
          '.',
        ),
        p(
          'Four of the ten ports with the most incidents never applied',
          note('Grant ledger; incident register, table 9.'),
          '.',
        ),
      ],
      'Agency comments': [
        p('The agency agreed with both recommendations and gave no date.'),
      ],
    },
  },
  'meeting-brief': {
    title: 'Meeting with the pilots’ association',
    marking: 'OFFICIAL',
    language: 'en-GB',
    fields: {
      for: ['Minister for Coasts and Waterways'],
      date: '2026-12-02',
      time: '14:00 to 14:45',
      location:
        'Room 4.11, Quay House\n12 Mole Street, Port Hallin\nVisitors’ entrance on the water side',
      attendees: ['Captain E. Lund, chair', 'S. Abara, general secretary'],
      minutes: 45,
      interpreter: 'Not needed',
      contact: ['P. Ilves, private office'],
      telephone: '020 5550 0161',
    },
    sections: {
      'Purpose and desired outcome': [
        p(
          'To settle the date from which harbour dues for pilot boats fall. They leave with a date; we leave with their support for the barrier.',
        ),
      ],
      Attendees: [
        ul(
          [
            'Captain E. Lund, chair since 2024. A harbour pilot for thirty years. You last met at the inquiry.',
          ],
          [
            'S. Abara, general secretary. Was on the board of the harbour authority; knows the figures.',
          ],
        ),
      ],
      'Talking points': [
        ul(
          ['We have heard you on dues: they fall from 1 April.'],
          ['The barrier protects your moorings first of all.'],
          ['We would like you on the panel for night sailings.'],
        ),
      ],
      '## If asked': [
        ul([
          'Crewing of night boats: the rules are being looked at; nothing is decided.',
        ]),
      ],
      '## Do not raise': [ul(['The January closure: proceedings are open.'])],
      Background: [
        p(
          'Dues for pilot boats were raised by a third in 2023',
          note('Harbour Dues Order 2023, sch 2.'),
          '. The association has refused to sit on the barrier’s user panel since.',
        ),
      ],
      'Previous commitments': [
        p(
          'In May you promised an answer on dues “before the winter”. This is it.',
        ),
      ],
    },
  },
  blank: {
    title: 'Lines for the opening of the north mole',
    marking: '',
    language: 'en-GB',
    fields: {},
    sections: {
      'What to say': [
        p('The mole was closed for nine months. It opens two weeks early.'),
      ],
    },
  },
};

export const FORM_IDS = Object.keys(FORMS);

/** The briefing that a template was filled into. */
export function filledForm(template: string): BriefingDocument {
  const form = FORMS[template];
  if (!form) throw new Error(`${template} has no filled form`);
  const { sections, ...head } = form;
  return docWith(
    { ...head, template },
    ...Object.entries(sections).flatMap(([heading, blocks]) => [
      heading.startsWith('## ') ? h(2, heading.slice(3)) : h(1, heading),
      ...blocks,
    ]),
  );
}

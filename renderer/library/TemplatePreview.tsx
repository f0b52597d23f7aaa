// What a briefing from a template looks like: a picture of its first page, and in words what the picture can't say.
import { languageName } from '#core/document/language-name.ts';
import styles from './new-briefing.module.css';
import type { Template } from './use-templates.ts';

const PAPERS = { a4: 'A4', 'us-letter': 'US Letter' } as const;

/** `2 pages`; `key points on the front page`. */
function limitsInWords({ limits = [] }: Template): string {
  return limits
    .map(({ unit, most, through }) => {
      const one = unit === 'words' ? 'word' : 'page';
      const length = `${most.toLocaleString('en-GB')} ${most === 1 ? one : unit}`;
      if (through === undefined) return length;
      return unit === 'pages' && most === 1
        ? `“${through}” ends on the front page`
        : `up to “${through}” ${length}`;
    })
    .join('; ');
}

export function TemplatePreview({
  template,
  style,
}: {
  readonly template: Template;
  /** The name of its citation style. */
  readonly style: string;
}) {
  const limits = limitsInWords(template);
  return (
    <div className={styles['preview']}>
      {template.about !== undefined && <p>{template.about}</p>}
      <Page template={template} />
      <dl className={styles['facts']}>
        {limits !== '' && <Fact name="Length" value={limits} />}
        <Fact name="Paper" value={PAPERS[template.paper]} />
        <Fact name="Language" value={languageName(template.language)} />
        <Fact name="Citations" value={style} />
        {template.hasWords && (
          <Fact name="Text" value="Begins with the text that you kept" />
        )}
      </dl>
    </div>
  );
}

function Fact({
  name,
  value,
}: {
  readonly name: string;
  readonly value: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Page({ template }: { readonly template: Template }) {
  const { marking, kind, fields, headings = [], signature } = template;
  const mark = (
    <span
      className={styles['mark']}
      data-place={marking.place}
      data-colour={marking.colour}
    >
      Marking
    </span>
  );
  const front = fields.filter(({ place }) => place === undefined);
  const end = fields.filter(({ place }) => place === 'end');
  const rows = (listed: typeof fields) =>
    listed.length > 0 && (
      <span className={styles['rows']}>
        {listed.map(({ key, label, required }) => (
          <span key={key}>
            <span>{label}</span>
            <span data-required={required} />
          </span>
        ))}
      </span>
    );
  return (
    <div
      className={styles['page']}
      data-paper={template.paper}
      role="img"
      aria-label={describe(template)}
    >
      {mark}
      {kind !== undefined && <span className={styles['kind']}>{kind}</span>}
      <span className={styles['title']}>Title</span>
      {rows(front)}
      {headings
        .filter(({ later }) => !later)
        .map(({ text, level, list }) => (
          <span key={text} className={styles['section']} data-level={level}>
            <span>{text}</span>
            <span className={styles['bar']} />
            <span className={styles['bar']} data-short />
            {list?.ticks && (
              <span className={styles['ticks']}>
                {list.ticks.map((tick) => (
                  <span key={tick}>
                    <i />
                    {tick}
                  </span>
                ))}
              </span>
            )}
            {signature?.after === text && (
              <span className={styles['sign']}>{signature.label}</span>
            )}
          </span>
        ))}
      {headings.length === 0 && (
        <span className={styles['section']}>
          <span className={styles['bar']} />
          <span className={styles['bar']} data-short />
        </span>
      )}
      {signature && signature.after === undefined && (
        <span className={styles['sign']}>{signature.label}</span>
      )}
      {rows(end)}
      {marking.place === 'top-and-bottom' && (
        <span className={styles['bottom']}>{mark}</span>
      )}
    </div>
  );
}

function describe({ fields, headings = [], marking }: Template): string {
  const place =
    marking.place === 'top-right'
      ? 'top right'
      : 'at the top and the bottom of each page';
  return [
    `The marking ${place}.`,
    fields.length > 0 &&
      `Fields: ${fields.map(({ label }) => label).join(', ')}.`,
    headings.length > 0 &&
      `Headings: ${headings.map(({ text }) => text).join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

// The language of the open briefing, and the way to choose another: its notes, dates and hyphens follow.
import { useState } from 'react';
import { ChevronDown } from 'lucide-react';
import { languageName } from '#core/document/language-name.ts';
import styles from './briefing-screen.module.css';
import { MenuAt } from './ui/MenuAt.tsx';

/** Those of which the citation styles have the words. */
const OFFERED = [
  'en-GB',
  'en-US',
  'en-AU',
  'en-CA',
  'fr-FR',
  'fr-CA',
  'de-DE',
  'es-ES',
  'ja-JP',
];

export function LanguageChoice({
  language,
  readOnly,
  onChange,
}: {
  readonly language: string;
  readonly readOnly: boolean;
  readonly onChange: (language: string) => void;
}) {
  const [button, setButton] = useState<HTMLElement | null>(null);
  const name = languageName(language);
  if (readOnly) return <span>{name}</span>;
  // One that a template or a file brought stays among them.
  const tags = OFFERED.includes(language) ? OFFERED : [language, ...OFFERED];
  return (
    <>
      <button
        type="button"
        aria-haspopup="menu"
        aria-label={`Language: ${name}`}
        data-mends="unknown-language"
        onClick={(event) => {
          setButton(event.currentTarget);
        }}
      >
        <span className={styles['wide']}>{name}</span>
        <span className={styles['narrow']}>{language}</span>
        <ChevronDown size={12} aria-hidden />
      </button>
      {button && (
        <MenuAt
          at={button}
          name="Language"
          items={tags.map((tag) => ({
            label: languageName(tag),
            checked: tag === language,
            onChoose: () => {
              onChange(tag);
            },
          }))}
          focusAfter={() => button}
          onClose={() => {
            setButton(null);
          }}
        />
      )}
    </>
  );
}

// Abbreviations after which a sentence goes on, and words that begin one after an abbreviation that may end it. By
// primary language; lower case, without the last full stop.

type Known = {
  /** A full stop behind one of these ends no sentence. */
  readonly before: ReadonlySet<string>;
  /** What a number with a full stop is the ordinal of; null where the language has no such ordinals. */
  readonly months: RegExp | null;
};

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const TITLES =
  'mr mrs ms dr prof st rev hon gen col maj capt lt sgt gov sen rep pres mme mlle';
const PLACES =
  'no nos p pp para paras art arts sec secs ch cl cls reg regs ed eds vol vols fig figs s ss r';
const LATIN = 'e.g i.e cf vs viz al ca c ibid op cit';

export const ABBREVIATIONS: Readonly<Record<string, Known>> = {
  en: {
    before: words(
      `${TITLES} ${PLACES} ${LATIN} approx dept est incl jan feb mar apr jun jul aug sep sept oct nov dec mt`,
    ),
    months: null,
  },
  fr: {
    before: words(
      `m mm me dr prof st ste tel n ${PLACES} ${LATIN} p.ex par.ex env éd éds tél art al chap t réf av janv févr avr juill sept oct nov déc`,
    ),
    months: null,
  },
  de: {
    before: words(
      `dr prof hr fr tel nr nrn s ss abs art bd bde kap abb tab vgl bzw ca z.b d.h u.a i.d.r z.t o.ä usw ggf evtl inkl einschl gem lt sog st str mio mrd tsd jan feb mär apr jun jul aug sep sept okt nov dez b h a`,
    ),
    months:
      /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert|Jh|Wahlperiode|Legislaturperiode|Sitzung|Kapitel|Auflage|Änderung|Bundestag)/u,
  },
  es: {
    before: words(
      `sr sra srta dr dra prof ${PLACES} ${LATIN} ej p.ej art núm pág págs aprox`,
    ),
    months: null,
  },
};

const sentenceStarters = (list: string): ReadonlySet<string> => words(list);

export const STARTERS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: sentenceStarters(
    'the this that these those it its he she they we you in on at as by for from if when while where but and however there here a an no some most all both after before since under over with without what who why how our their his her more many during despite although because nor yet such each every to of',
  ),
  fr: sentenceStarters(
    'le la les un une des ce cet cette ces il elle ils elles on nous vous en dans sur à au aux par pour mais et or donc selon depuis après avant si quand où son sa ses leur leurs',
  ),
  de: sentenceStarters(
    'der die das den dem des ein eine einen es er sie wir ihr in im am an auf bei mit nach von vor zu zum zur aber und doch seit wenn als wie so dies diese dieser dieses auch nur',
  ),
  es: sentenceStarters(
    'el la los las un una este esta estos estas ese esa en de a al por para pero y según desde si cuando su sus se no',
  ),
};

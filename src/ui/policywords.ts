/** What a report says of the rules a camera followed, in German and English. Pure. */
import type { PolicyReport } from '../crypto/policyreport.ts'
import type { Sentence } from '../crypto/verdict.ts'
import type { Lang } from '../figures.ts'

const DATE_CHARS = 10

/** One sentence: who signed, what that is worth, and whether the time was right. */
export function policyText(policy: PolicyReport, lang: Lang): string {
  const { state, by = '-', fromUs, untilUs, outside, segments, profile } = policy
  const words = STATES[state][lang].replace('#', by)
  const span = fromUs === undefined || untilUs === undefined ? '' : VALID[lang](day(fromUs), day(untilUs))
  const late = outside === 0 ? '' : OUTSIDE[lang](outside, segments)
  return `${profile}: ${words}${span}${late}`
}

const STATES: Readonly<Record<PolicyReport['state'], Sentence>> = {
  demo: { de: 'DEMO, von niemandem unterschrieben', en: 'DEMO, nobody signed it' },
  absent: {
    de: 'soll unterschrieben sein, liegt aber nicht bei',
    en: 'said to be signed, but it is not here',
  },
  unchecked: { de: 'unterschrieben von # (nicht geprüft)', en: 'signed by # (not checked)' },
  untrusted: {
    de: 'unterschrieben von #, dem die Vertrauensdatei das nicht zugesteht',
    en: 'signed by #, whom the trust file does not let do so',
  },
  trusted: { de: 'unterschrieben von # (vertraut)', en: 'signed by # (trusted)' },
}
const VALID: Readonly<Record<Lang, (from: string, until: string) => string>> = {
  de: (from, until) => `, gültig ${from} bis ${until}`,
  en: (from, until) => `, valid ${from} to ${until}`,
}
const OUTSIDE: Readonly<Record<Lang, (outside: number, segments: number) => string>> = {
  de: (outside, segments) => `; ${outside} von ${segments} Dateien entstanden außerhalb dieser Zeit`,
  en: (outside, segments) => `; ${outside} of ${segments} files were made outside that time`,
}

function day(us: number): string {
  return new Date(us / 1000).toISOString().slice(0, DATE_CHARS)
}

/**
 * What a report says about time: announcement, set clock, and checkpoints kept elsewhere. German and English. Pure.
 */

import type { SegmentReport } from '../crypto/segmentreport.ts'
import type { Sentence } from '../crypto/verdict.ts'
import type { EvidenceReport } from '../crypto/verifyevidence.ts'
import type { WitnessFinding } from '../crypto/witness.ts'
import { durationText, type Lang } from '../figures.ts'

/** How a file is called in front of this reader. */
type NameOf = (file: string) => string

/** Moments named in one line. */
const MOMENTS_MAX = 16
/** The finest step that a duration shows; an uncertainty is rounded up to it. */
const SHOWN_US = 100_000
/** Settings of the clock named in a report. */
const CLOCKS_SHOWN_MAX = 8

export function timeFindings(segment: SegmentReport, nameOf: NameOf): readonly Sentence[] {
  return [...announcement(segment), ...moments(segment), ...mapped(segment), ...bracket(segment, nameOf)]
}

function announcement({ started }: SegmentReport): readonly Sentence[] {
  if (started === undefined) return []
  const { atUs, announcedSinceUs, emergency, continues } = started
  if (continues !== undefined)
    return [{ de: `setzt die Aufnahme ${continues} fort`, en: `goes on from recording ${continues}` }]
  const lines: Sentence[] = []
  if (announcedSinceUs === null || announcedSinceUs >= atUs)
    lines.push({ de: 'angekündigt mit dem Druck auf RECORD', en: 'announced with the press' })
  else
    lines.push({
      de: `angekündigt ${durationText(atUs - announcedSinceUs, 'de')} vor dem Druck auf RECORD`,
      en: `announced ${durationText(atUs - announcedSinceUs, 'en')} before the press`,
    })
  if (emergency)
    lines.push({ de: 'begonnen als Gefahr im Verzug', en: 'begun as an emergency (danger in delay)' })
  return lines
}

function moments({ moments: all, started, signedFromUs }: SegmentReport): readonly Sentence[] {
  if (all.length === 0) return []
  const fromUs = started?.atUs ?? signedFromUs ?? 0
  const list = (lang: 'de' | 'en'): string =>
    all
      .slice(0, MOMENTS_MAX)
      .map(
        ({ type, atUs }) =>
          `${type} ${atUs < fromUs ? '−' : '+'}${durationText(Math.abs(atUs - fromUs), lang)}`,
      )
      .concat(all.length > MOMENTS_MAX ? ['…'] : [])
      .join(', ')
  return [{ de: `vermerkt: ${list('de')}`, en: `noted: ${list('en')}` }]
}

function mapped({ mapped: times }: SegmentReport): readonly Sentence[] {
  if (times === undefined) return []
  const { clockErrorUs, doubt, driftUs, source, station } = times
  const by = wordOf(station, doubt)
  const [from, until] = [isoOf(times.fromWallUs), isoOf(times.untilWallUs)]
  const offBy = (lang: Lang): string =>
    `± ${durationText(Math.ceil(((clockErrorUs ?? 0) + driftUs) / SHOWN_US) * SHOWN_US, lang)}`
  const unknown = clockErrorUs === null
  return [
    {
      de: `Uhr nicht gestellt; nach der später gestellten Uhr (${source}, ${by.de}) ${from} bis ${until}, ${offBy('de')}${unknown ? ' und was diese Uhr selbst falsch ging' : ''}`,
      en: `clock not set; by the clock that was set later (${source}, ${by.en}) ${from} to ${until}, ${offBy('en')}${unknown ? ' and what that clock itself was off' : ''}`,
    },
  ]
}

/** Whose word a time is. */
function wordOf(station: string | undefined, doubt: string | undefined): Sentence {
  if (station !== undefined) return { de: `unterschrieben von ${station}`, en: `signed by ${station}` }
  const why = doubt === undefined ? '' : `: ${doubt}`
  return { de: `ungeprüfte Quelle${why}`, en: `unverified source${why}` }
}

/** What stations said of the time, and how far the camera's clock was off; the last ones. */
export function clockFindings({ ledger }: EvidenceReport): readonly Sentence[] {
  return (ledger?.clocks ?? []).slice(-CLOCKS_SHOWN_MAX).map((check) => {
    const { beforeUs, wallUs, plusMinusUs, station, detail } = check
    const by = wordOf(station, detail)
    const within = (lang: Lang): string =>
      plusMinusUs === null ? '' : ` ± ${durationText(Math.ceil(plusMinusUs / SHOWN_US) * SHOWN_US, lang)}`
    const off = (lang: Lang): string =>
      beforeUs === null ? '' : durationText(Math.abs(beforeUs - wallUs), lang)
    return {
      de: `Uhrzeit ${isoOf(wallUs)}${within('de')} (${by.de}); ${beforeUs === null ? 'die Uhr der Kamera war nicht gestellt' : `die Uhr der Kamera ging ${off('de')} ${beforeUs < wallUs ? 'nach' : 'vor'}`}`,
      en: `time ${isoOf(wallUs)}${within('en')} (${by.en}); ${beforeUs === null ? 'the camera’s clock was not set' : `the camera’s clock was ${off('en')} ${beforeUs < wallUs ? 'slow' : 'fast'}`}`,
    }
  })
}

function bracket({ bracket: between }: SegmentReport, nameOf: NameOf): readonly Sentence[] {
  const after = between?.after ?? null
  const before = between?.before ?? null
  const lines: Sentence[] = []
  if (after !== null) lines.push({ de: `begonnen nach ${nameOf(after)}`, en: `begun after ${nameOf(after)}` })
  if (before !== null)
    lines.push({ de: `begonnen vor ${nameOf(before)}`, en: `begun before ${nameOf(before)}` })
  return lines
}

/** What the kept checkpoints say of the ledger, one line each. */
export function witnessFindings({ ledger }: EvidenceReport, nameOf: NameOf): readonly Sentence[] {
  return (ledger?.witnesses ?? []).map((finding) => {
    const { file, size, wallUs, proven, state } = finding
    const when = wallUs === null ? '' : `, ${isoOf(wallUs)}`
    const said = STATES[state]
    return {
      de: `${nameOf(file)} (${size} Einträge${when}): ${said.de}${proven ? '' : `; ${UNPROVEN.de}`}`,
      en: `${nameOf(file)} (${size} entries${when}): ${said.en}${proven ? '' : `; ${UNPROVEN.en}`}`,
    }
  })
}

const STATES: Readonly<Record<WitnessFinding['state'], Sentence>> = {
  consistent: { de: 'das Protokoll enthält ihn unverändert', en: 'the ledger contains it unchanged' },
  'rolled-back': { de: 'das Protokoll ist älter als er', en: 'the ledger is older than it' },
  forked: { de: 'das Protokoll ist ein anderes geworden', en: 'the ledger has become another one' },
  stranger: { de: 'er ist nicht von dieser Kamera', en: 'it is not of this camera' },
  older: {
    de: 'älter als die Bände hier; nicht vergleichbar',
    en: 'older than the volumes here; not comparable',
  },
}
const UNPROVEN: Sentence = {
  de: 'seine Unterschrift ist hier nicht prüfbar',
  en: 'its signature cannot be checked here',
}

function isoOf(wallUs: number): string {
  return new Date(Math.floor(wallUs / 1000)).toISOString()
}

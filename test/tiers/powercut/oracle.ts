/**
 * Whether a cut broke a promise, and whether what the card says of itself is true.
 *
 * It knows what the device said before the cut, when the power went, and how the card was judged after each
 * earlier cut. A cut is innocent: whatever it did, nothing on the card may be called altered, missing or set back.
 */
import { availableParallelism, loadavg } from 'node:os'
import { expect } from 'vitest'
import { hexOf } from '../../../src/bytes.ts'
import type { Verdict } from '../../../src/crypto/verdict.ts'
import { broken, reasons, signedUntil } from '../../device/outage.ts'
import { type Card, recordingsOf, segmentsOf } from './card.ts'
import type { Life, MomentName } from './lives.ts'

/** A fragment and its sync (threats.md, evidence on power loss). */
const LOSS_US_MAX = 2_200_000
/** Tasks for each processor. */
const TASKS_MAX = 4
/** At fifteen times a camera's bit rate a disk may lag behind: there the loss is shown, and not judged. */
const BEYOND_CAMERAS: MomentName = 'as a segment rolls'
const INNOCENT: readonly Verdict[] = ['COMPLETE', 'OPEN-ENDED', 'RECOVERED']

/** What one cut cost. */
export interface Outcome {
  readonly life: Life
  /** What this life began to record and left on the card: mostly one, hexadecimal. */
  readonly recordings: readonly string[]
  /** From the last signed instant to the cut (or to the stop); undefined where nothing was being recorded. */
  readonly lossUs: number | undefined
  /** Of the recording that was cut; undefined where there is none yet. */
  readonly verdict: Verdict | undefined
}

/** Where processors are wanted by many, real time proves nothing of the camera: the loss is shown, and not judged. */
function isOverloaded(): boolean {
  return (loadavg()[0] ?? 0) > TASKS_MAX * availableParallelism()
}

export interface Oracle {
  /** Holds the card against the promises of this life and of all before; what it finds wrong fails the test. */
  judge(life: Life, label: string): Outcome
  /** After a start in peace: all that was interrupted is known to the ledger, by its cause. */
  settle(card: Card, label: string): void
}

export function createOracle(first: Card): Oracle {
  let before = first
  const promised = new Map<string, number>()
  /** Recordings that a life has ended in order. */
  const sealed = new Set(recordingsOf(first))

  function innocent(card: Card, label: string): void {
    const { segments, ledger, missing } = card.evidence
    const guilty = segments.filter(({ verdict }) => !INNOCENT.includes(verdict))
    expect({ guilty, missing, problems: ledger?.problems }, `${label}\n${reasons(card).join('\n')}`).toEqual({
      ...{ guilty: [], missing: [], problems: [] },
    })
    expect(card.evidence.identity.state, label).toBe('trusted')
    expect(broken(promised, card), label).toEqual([])
    expect(
      segments.flatMap(({ undeclaredGaps }) => undeclaredGaps),
      label,
    ).toEqual([])
    for (const recording of sealed)
      for (const { file, verdict } of segmentsOf(card, recording))
        expect(verdict, `${label}: ${file} was ended in order`).toBe('COMPLETE')
  }

  /** What was signed stays signed, and what was found by a start stays found. */
  function keptSince(card: Card, label: string): void {
    const now = signedUntil(card)
    for (const [recording, untilUs] of signedUntil(before))
      expect(now.get(recording), `${label}: ${recording}`).toBe(untilUs)
    for (const segment of before.evidence.segments.filter(({ verdict }) => verdict === 'RECOVERED'))
      expect(
        card.evidence.segments.find(({ file }) => file === segment.file)?.verdict,
        `${label}: ${segment.file}`,
      ).toBe('RECOVERED')
  }

  /** A start that reached standby has put everything it found interrupted into the ledger. */
  function foundAll(card: Card, label: string): void {
    const known = recordingsOf(before)
    const open = card.evidence.segments.filter(
      ({ recording, verdict }) => verdict === 'OPEN-ENDED' && recording !== undefined && known.has(recording),
    )
    expect(open, `${label}: the start before has reached standby`).toEqual([])
  }

  function newest(card: Card): readonly string[] {
    const known = recordingsOf(before)
    return [...recordingsOf(card)].filter((recording) => !known.has(recording))
  }

  return {
    judge(life, label) {
      const { card, cut, moment, promises, pressUs, stopUs } = life
      for (const [recording, untilUs] of promises.untilUs) promised.set(recording, untilUs)
      const fresh = newest(card)
      if (moment === 'after the end') {
        expect(fresh, label).toHaveLength(1)
        for (const recording of fresh) sealed.add(recording)
      }
      innocent(card, label)
      keptSince(card, label)
      if (life.booted) foundAll(card, label)
      const signed = Math.max(0, ...fresh.map((recording) => signedUntil(card).get(recording) ?? 0))
      const lossUs =
        pressUs && Math.max(0, Math.min(cut.atUs, stopUs ?? cut.atUs) - Math.max(pressUs, signed))
      if (lossUs !== undefined && moment !== BEYOND_CAMERAS && !isOverloaded())
        expect(lossUs, `${label}: lost, µs`).toBeLessThanOrEqual(LOSS_US_MAX)
      const [verdict] = fresh.flatMap((recording) => segmentsOf(card, recording).at(-1)?.verdict ?? [])
      before = card
      return { life, recordings: fresh, lossUs, verdict }
    },
    settle(card, label) {
      innocent(card, label)
      keptSince(card, label)
      foundAll(card, label)
      const causes = new Map<string, string>()
      for (const event of card.events)
        if (event.type === 'recovered') causes.set(hexOf(event.segment), event.resetCause)
      for (const { file, segment, verdict } of card.evidence.segments)
        if (verdict === 'RECOVERED') expect(causes.get(segment ?? ''), `${label}: ${file}`).toBe('power-on')
      before = card
    },
  }
}

/**
 * A scenario that was played, as something to watch: what was pressed, lit, shown, felt and written, in one order of
 * time, and what of it holds at a moment. Pure; projector.ts lets the time pass.
 *
 * Time 0 is the first standby. Senses keep the times of their own boot, as the firmware gave them; `zeroUs` says where
 * on the film's axis that boot's 0 lies.
 */
import type { Button } from '../../../hal/hal.ts'
import type { Perception } from '../../../hal/mock/parts.ts'
import type { DeviceStatus, TraceRecord } from '../../device/status.ts'
import type { DeviceState } from '../../device/vocabulary.ts'
import { recordUs } from '../../sim/trace.ts'
import { isBootBegin, onOneAxis, type Placed } from '../timeline.ts'
import type { Senses } from './board.ts'

/** What can be said of a camera that is only watched: absent is not known. */
export type Told = DeviceState &
  Partial<Pick<DeviceStatus, 'preRecordMs' | 'durableUntilUs' | 'chunks' | 'gaps' | 'freeBytes'>>

export type Happening = { readonly atUs: number } & (
  | { readonly kind: 'boot'; readonly zeroUs: number }
  | { readonly kind: 'perception'; readonly perception: Perception }
  | { readonly kind: 'record'; readonly record: TraceRecord }
  | { readonly kind: 'dark' }
)

export interface Picture {
  readonly zeroUs: number
  readonly senses: Senses
  /** Since when each button is down, in its boot's time. */
  readonly downUs: Readonly<Partial<Record<Button, number>>>
  /** Undefined while the board has no power. */
  readonly told: Told | undefined
  /** How many records of the trace lie behind. */
  readonly records: number
}

const DARK: Senses = { led: undefined, screen: undefined, haptic: undefined, tone: undefined }
export const BLANK: Picture = { zeroUs: 0, senses: DARK, downUs: {}, told: undefined, records: 0 }

/** `boots`: what was perceived in each, in the order of the trace's boots. */
export function filmOf(
  trace: readonly TraceRecord[],
  boots: readonly (readonly Perception[])[],
): readonly Happening[] {
  const film: Happening[] = []
  const placed = onOneAxis(trace)
  for (let from = 0, boot = 0; from < placed.length; boot++) {
    let to = from + 1
    while (to < placed.length && !isBootBegin(trace, to)) to++
    film.push(...bootOf(placed.slice(from, to), boots[boot] ?? []))
    from = to
  }
  return film
}

function bootOf(records: readonly Placed[], perceptions: readonly Perception[]): readonly Happening[] {
  const first = records[0]
  if (first === undefined) return []
  const zeroUs = first.atUs - recordUs(first.record)
  const happenings: Happening[] = [
    ...records.map(({ atUs, record }) => ({ atUs, kind: 'record' as const, record })),
    ...perceptions.map((perception) => ({
      atUs: zeroUs + perception.atUs,
      kind: 'perception' as const,
      perception,
    })),
  ]
  happenings.sort((a, b) => a.atUs - b.atUs)
  const [begin = first, last = first] = [happenings[0], happenings.at(-1)]
  const ends = records.some(({ record }) => isEnd(record))
  return [
    { atUs: begin.atUs, kind: 'boot', zeroUs },
    ...happenings,
    ...(ends ? [{ atUs: last.atUs, kind: 'dark' as const }] : []),
  ]
}

function isEnd(record: TraceRecord): boolean {
  if (record.type === 'hand') return record.move === 'cut' || record.move === 'kill'
  return record.type === 'state' && record.state.power === 'off'
}

/** The picture after one more happening. */
export function after(picture: Picture, happening: Happening): Picture {
  switch (happening.kind) {
    case 'boot':
      return { ...BLANK, zeroUs: happening.zeroUs, records: picture.records }
    case 'dark':
      return { ...picture, senses: DARK, downUs: {}, told: undefined }
    case 'perception':
      return { ...picture, senses: { ...picture.senses, ...sensed(happening.perception) } }
    case 'record':
      return { ...tell(picture, happening.record), records: picture.records + 1 }
  }
}

function sensed(perception: Perception): Partial<Senses> {
  switch (perception.kind) {
    case 'led':
      return { led: perception.pattern }
    case 'screen':
      return { screen: perception.screen }
    case 'haptic':
      return { haptic: { atUs: perception.atUs, items: perception.pulses } }
    case 'tone':
      return { tone: { atUs: perception.atUs, items: perception.notes } }
  }
}

function tell(picture: Picture, record: TraceRecord): Picture {
  const { told } = picture
  if (record.type === 'state') return { ...picture, told: { ...told, ...record.state } }
  if (record.type === 'edge') {
    const { [record.button]: _, ...others } = picture.downUs
    return { ...picture, downUs: record.down ? { ...others, [record.button]: recordUs(record) } : others }
  }
  if (told === undefined) return picture
  if (record.type === 'durable')
    return { ...picture, told: { ...told, chunks: record.chunks, durableUntilUs: record.untilUs } }
  if (record.type === 'space') return { ...picture, told: { ...told, freeBytes: record.freeBytes } }
  return picture
}

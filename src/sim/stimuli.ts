/**
 * What came to a device from outside in one boot, taken out of its trace: the moves a hand must make on a
 * simulated board so that the same happens again. Pure.
 *
 * A trace says when the device noticed. Where it looks from time to time only (clock, space), or where the cause
 * came before the record (a late answer of the card), the move is made so much earlier.
 */
import type { DiskOperation } from '../../hal/diskfault.ts'
import type { Button, ClockState, Part } from '../../hal/hal.ts'
import type { DiskFaultName } from '../../hal/mock/drive.ts'
import type { TraceRecord } from '../device/status.ts'
import { zeroOf } from './sequences.ts'
import { recordUs } from './trace.ts'

export type Stimulus = { readonly atUs: number } & (
  | { readonly type: 'edge'; readonly button: Button; readonly down: boolean }
  | { readonly type: 'dock'; readonly attached: boolean }
  | { readonly type: 'battery'; readonly percent: number; readonly charging: boolean }
  | { readonly type: 'clock'; readonly wallUs: number | null; readonly state: ClockState }
  | { readonly type: 'source'; readonly source: 'camera' | 'microphone'; readonly live: boolean }
  | { readonly type: 'part'; readonly part: Part; readonly ok: boolean }
  | { readonly type: 'fail'; readonly operation: DiskOperation; readonly fault: DiskFaultName }
  | { readonly type: 'stall'; readonly ms: number }
  | { readonly type: 'space'; readonly freeBytes: number }
  | { readonly type: 'finish' | 'cut' }
)

export interface Stimuli {
  /** How things stood when the power came. */
  readonly first: readonly Stimulus[]
  /** From the first standby on, in time order. */
  readonly later: readonly Stimulus[]
  readonly lastUs: number
  /** Whether the run ended in the trace, or the trace ended in the run. */
  readonly ending: 'closed' | 'open'
}

/** Half of what lies between two looks (watch.ts). */
const CLOCK_LOOK_US = 500_000
const SPACE_LOOK_US = 2_500_000
/** A camera gives its first unit within this of being opened (hal.ts). */
const FIRST_UNIT_US = 1_500_000
/** The card refuses the next operation of the kind, so the move comes just before. */
const REFUSAL_US = 20_000
/** The first chunk of a recording is durable so soon on a card that is not slow. */
const PROMPT_US = 600_000
/** Of an append and a sync, once a stall is over. */
const ANSWER_US = 5_000

export function stimuliOf(boot: readonly TraceRecord[]): Stimuli {
  const zeroUs = zeroOf(boot)
  const timeOf = (record: TraceRecord): number => recordUs(record) - zeroUs
  const all = boot.flatMap((record) => {
    const one = stimulusOf(record, timeOf(record))
    return one === undefined ? [] : [one]
  })
  const moves = [...all, ...lateCards(boot, timeOf)].sort((a, b) => a.atUs - b.atUs)
  const last = boot.at(-1)
  const hasEnded = boot.some((record) => record.type === 'state' && record.state.power === 'off')
  const isCut = last?.type === 'hand' && (last.move === 'cut' || last.move === 'kill')
  // The first news of the battery and all that was so before standby describe the board as it was switched on.
  const firstBattery = moves.find(({ type }) => type === 'battery')
  const isFirst = (move: Stimulus): boolean => move === firstBattery || move.atUs < 0
  return {
    first: moves.filter(isFirst),
    later: moves.filter((move) => !isFirst(move)),
    lastUs: last === undefined ? 0 : timeOf(last),
    ending: hasEnded || isCut ? 'closed' : 'open',
  }
}

function stimulusOf(record: TraceRecord, atUs: number): Stimulus | undefined {
  switch (record.type) {
    case 'edge':
      return { type: 'edge', atUs, button: record.button, down: record.down }
    case 'dock':
      return { type: 'dock', atUs, attached: record.attached }
    case 'battery':
      return { type: 'battery', atUs, percent: record.percent, charging: record.charging }
    case 'clock':
      return { type: 'clock', atUs: atUs - CLOCK_LOOK_US, wallUs: record.wallUs, state: record.state }
    case 'source':
      return {
        type: 'source',
        atUs: record.live ? atUs - FIRST_UNIT_US : atUs,
        source: record.source,
        live: record.live,
      }
    case 'part':
      return { type: 'part', atUs, part: record.part, ok: record.ok }
    case 'fault':
      return {
        type: 'fail',
        atUs: atUs - REFUSAL_US,
        operation: record.operation,
        fault: faultOf(record.code),
      }
    case 'slow':
      return { type: 'stall', atUs: atUs - record.ms * 1000, ms: record.ms }
    case 'space':
      return { type: 'space', atUs: atUs - SPACE_LOOK_US, freeBytes: record.freeBytes }
    case 'event':
      return record.event.type === 'power.off' ? { type: 'finish', atUs } : undefined
    case 'hand':
      return record.move === 'cut' || record.move === 'kill' ? { type: 'cut', atUs } : undefined
    case 'boot':
    case 'state':
    case 'effect':
    case 'durable':
    case 'drained':
      return undefined
  }
}

function faultOf(code: string): DiskFaultName {
  if (code === 'DISK_FULL') return 'enospc'
  return code === 'DISK_READ_ONLY' ? 'erofs' : 'eio'
}

/** A first chunk that was late to be durable, whatever kept it: the wearer's confirmation waits for it. */
function lateCards(boot: readonly TraceRecord[], timeOf: (record: TraceRecord) => number): Stimulus[] {
  const zeroUs = zeroOf(boot)
  const seen = new Set<string>()
  let pressUs: number | undefined
  const stalls: Stimulus[] = []
  for (const record of boot) {
    if (record.type === 'state') pressUs = record.state.recordingSinceUs
    if (record.type !== 'durable' || pressUs === undefined) continue
    if (seen.has(record.recording) || record.untilUs <= pressUs) continue
    seen.add(record.recording)
    const atUs = pressUs - zeroUs
    const lateUs = timeOf(record) - atUs
    if (lateUs > PROMPT_US) stalls.push({ type: 'stall', atUs: atUs + 1, ms: (lateUs - ANSWER_US) / 1000 })
  }
  return stalls
}

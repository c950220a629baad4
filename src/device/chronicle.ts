/**
 * What of the device's life goes into the ledger, and in which words (docs/format.md, "Ledger").
 *
 *   machine event ─► effects, new state ─► what changed for the public, the recording, the health ─► journal
 *
 * A gesture counts with its effect; one without effect, and what only the wearer sees, is not logged.
 */
import type { Clock, Screen } from '../../hal/hal.ts'
import { type Bytes, equalBytes, utf8 } from '../bytes.ts'
import { POLICY_TEXT_CHARS_MAX, type PolicyEvent } from '../crypto/deviceevent.ts'
import type { Journal } from './journal.ts'
import type { Notice } from './notice.ts'
import type { Sensations } from './perception.ts'
import type { DeviceEvent, DeviceState, Effect, Moment } from './vocabulary.ts'
import type { ClockChange } from './watch.ts'

/** What the front display shows to be read by the public. */
const NOTICES: readonly Screen['kind'][] = ['announcing', 'preRecord', 'recording']
/** Told to the wearer only. */
const SILENT_MOMENTS: readonly Moment[] = ['tick', 'tick.strong']
const GESTURE = 'gesture.'

export interface Chronicle {
  /** The machine is about to be told this; `state` and `effect` speak of it until `done`. */
  begin(event: DeviceEvent): void
  effect(effect: Effect): void
  /** @param notice what the front display shows with it */
  state(state: DeviceState, notice: Notice): void
  done(): void
  clock(change: ClockChange): void
  /** The last event; durable when resolved, if the disk takes it. */
  finish(cause: ShutdownCause): Promise<void>
}

export type ShutdownCause = 'told' | 'wearer' | 'battery-critical'

export function createChronicle(
  clock: Pick<Clock, 'nowUs'>,
  journal: Journal,
  first: DeviceState,
  /** As this profile plays them: what is told as heard must have been heard. */
  sensations: Sensations,
  /** Of the recording that runs now. */
  recording: () => Bytes | undefined,
): Chronicle {
  let known = first
  let shown: Notice | undefined
  let publicSinceUs = 0
  let current: DeviceEvent | undefined
  let effects: Effect[] = []

  function notice(next: Notice): void {
    const isPublic = NOTICES.includes(next.kind)
    if (!isPublic) {
      if (shown !== undefined) journal.note({ type: 'announcement-ended', sinceUs: publicSinceUs })
      shown = undefined
      return
    }
    if (shown !== undefined && equalBytes(shown.hash, next.hash)) return
    if (shown === undefined) publicSinceUs = clock.nowUs()
    shown = next
    const tone = moments(effects).some((moment) => sensations[moment].tone.length > 0)
    journal.note({
      type: 'announcement',
      notice: next.kind,
      sinceUs: publicSinceUs,
      noticeHash: next.hash,
      tone,
    })
  }

  function faults({ faults: before }: DeviceState, { faults: now }: DeviceState): void {
    for (const fault of now) if (!before.includes(fault)) journal.note({ type: 'fault-raised', fault })
    for (const fault of before) if (!now.includes(fault)) journal.note({ type: 'fault-cleared', fault })
  }

  /** Marker, emergency and mute have events of their own, which say the recording. */
  function gesture(event: DeviceEvent, before: DeviceState): void {
    const id = recording()
    const felt = moments(effects)
    if (felt.includes('muted') || felt.includes('unmuted')) return
    const type = felt.find((moment) => moment === 'marker' || moment === 'emergency')
    if (type !== undefined && id !== undefined) {
      journal.note({ type, recording: id }, event.atUs)
      return
    }
    const effect = effectOf(effects, before, known)
    if (effect === undefined || !event.type.startsWith(GESTURE)) return
    journal.note({ type: 'gesture', gesture: event.type.slice(GESTURE.length), ...effect }, event.atUs)
  }

  return {
    begin(event) {
      current = event
      effects = []
    },
    effect(effect) {
      effects.push(effect)
    },
    state(state, next) {
      const before = known
      known = state
      if (current !== undefined) gesture(current, before)
      current = undefined
      faults(before, state)
      notice(next)
      const id = recording()
      const isSame = before.capture === 'recording' && state.capture === 'recording'
      if (isSame && before.muted !== state.muted && id !== undefined)
        journal.note({ type: 'mute', recording: id, muted: state.muted })
      effects = []
    },
    done() {
      current = undefined
      effects = []
    },
    clock(change) {
      journal.note({ type: 'clock', ...change, plusMinusUs: null, signature: null })
    },
    async finish(cause) {
      journal.note({ type: 'shutdown', cause })
      await journal.finish()
    },
  }
}

/** The rules of this boot, where the ledger does not say so already. */
export function policyEvent(
  rules: Omit<PolicyEvent, 'type' | 'text'> & { readonly text?: string | undefined },
  before: PolicyEvent | undefined,
): PolicyEvent | undefined {
  const { hash, kind, profile, text, note } = rules
  const same =
    before?.kind === kind &&
    before.profile.id === profile.id &&
    equalBytes(before.hash, hash) &&
    equalBytes(before.profile.hash, profile.hash)
  if (same) return undefined
  const fits = text !== undefined && utf8(text).length <= POLICY_TEXT_CHARS_MAX
  return { type: 'policy', hash, kind, profile, text: fits ? text : null, ...(note && { note }) }
}

function moments(effects: readonly Effect[]): readonly Moment[] {
  return effects.flatMap((effect) =>
    effect.type === 'perceive' && !SILENT_MOMENTS.includes(effect.moment) ? [effect.moment] : [],
  )
}

function effectOf(
  effects: readonly Effect[],
  before: DeviceState,
  after: DeviceState,
): { readonly effect: string; readonly why: string | null } | undefined {
  const refused = effects.find((effect) => effect.type === 'refused')
  if (refused?.type === 'refused') return { effect: 'refused', why: refused.why }
  const [moment] = moments(effects)
  if (moment !== undefined) return { effect: moment, why: null }
  if (after.power === 'off' && before.power !== 'off') return { effect: 'power.off', why: null }
  if (before.capture === 'recording' && after.capture !== 'recording') return { effect: 'finish', why: null }
  return undefined
}

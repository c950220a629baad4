/** A machine on the bench: a recorder that only takes notes, and a clock that moves by hand. */
import { type ActorRefFrom, createActor, fromCallback } from 'xstate'
import { cameraMachine } from '../../src/device/camera.machine.ts'
import type { MachineRules } from '../../src/device/camera.setup.ts'
import { stateOf } from '../../src/device/state.ts'
import type { CaptureCommand, CaptureInput, DeviceEvent, Effect } from '../../src/device/vocabulary.ts'

export const RULES: MachineRules = {
  preRecordMs: 0,
  preRecordArm: 'never',
  postRecordMs: 0,
  recordingMaxMs: 0,
  muteAllowed: false,
  reminderMs: 120_000,
  emergencyPath: true,
  cameraInStandby: 'warm',
}

/** One due timer at a time, so that a timer set by a timer fires too. */
export class StepClock {
  private timers: { atMs: number; run: () => void }[] = []
  private nowMs = 0
  setTimeout(run: () => void, delayMs: number): unknown {
    const timer = { atMs: this.nowMs + delayMs, run }
    this.timers.push(timer)
    return timer
  }
  clearTimeout(timer: unknown): void {
    this.timers = this.timers.filter((other) => other !== timer)
  }
  pass(ms: number): void {
    const untilMs = this.nowMs + ms
    for (;;) {
      const [next] = this.timers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)
      if (!next) break
      this.clearTimeout(next)
      this.nowMs = next.atMs
      next.run()
    }
    this.nowMs = untilMs
  }
}

export type Noted = CaptureCommand | { readonly type: 'started' | 'ended'; readonly preRecordMs: number }

export function openBench(rules: Partial<MachineRules> = {}, breaks = false) {
  const commands: Noted[] = []
  const effects: Effect[] = []
  const clock = new StepClock()
  const capture = fromCallback<CaptureCommand, CaptureInput>(({ receive, input }) => {
    if (breaks) throw new Error('no recorder here')
    commands.push({ type: 'started', ...input })
    receive((command) => commands.push(command))
    return () => commands.push({ type: 'ended', ...input })
  })
  const actor: ActorRefFrom<typeof cameraMachine> = createActor(
    cameraMachine.provide({ actors: { capture } }),
    { clock, input: { rules: { ...RULES, ...rules } } },
  )
  actor.on('*', (effect) => effects.push(effect))
  actor.start()
  let atUs = 0
  return {
    actor,
    clock,
    commands,
    effects,
    state: () => stateOf(actor.getSnapshot()),
    /** Sends the events one second apart, with their time. */
    send(...events: readonly Untimed[]) {
      for (const event of events) {
        atUs += 1_000_000
        actor.send({ ...event, atUs } as DeviceEvent)
      }
    },
    /** What was felt since the last call. */
    moments: () =>
      effects.splice(0).map((effect) => (effect.type === 'perceive' ? effect.moment : effect.type)),
    told: () => commands.splice(0).map(({ type }) => type),
  }
}

export type Untimed = DeviceEvent extends infer E ? (E extends DeviceEvent ? Omit<E, 'atUs'> : never) : never

/**
 * The camera as the installed service on a real kernel: pressed and looked at from outside, recording, docked, broken in
 * all ways (faults.ts), its battery falling; and its evidence checked, opened and counted picture by picture on the host.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { batterySays } from './boards.ts'
import { describeFaultEvidence, describeFaults } from './faults.ts'
import { checkout } from './guest.ts'
import { type Evidence, type InstalledCamera, startInstalled } from './installed.ts'

const PRESSES = 6

let camera: InstalledCamera
beforeAll(async () => {
  camera = await startInstalled()
})
afterAll(() => camera?.close())

describe('the installed camera on a real kernel', () => {
  test('runs as its own user, with every part there', async () => {
    expect((await camera.sh('ps -o user= -p $(main_pid)')).trim()).toBe('zeuge')
    const log = await camera.sh('log')
    for (const part of ['buttons', 'led', 'haptic', 'tone', 'battery', 'dock'])
      expect(log).toMatch(new RegExp(`"part":"${part}".*"part.works"`))
    // Cold children of camera and microphone are no loss.
    expect(log).not.toMatch(/lost|silent/)
  })
  test(`shows each of ${PRESSES} presses of DISPLAY on the lamp, in order`, async () => {
    // Amber (announcing) and green in turn.
    const seen = await camera.sh(
      `want=1; for n in {1..${PRESSES}}; do press display; await red $want; level red; echo -n $LEVEL; want=$((1 - want)); nap 0.2; done`,
    )
    expect(seen).toBe('10'.repeat(PRESSES / 2))
  })
  test('takes a burst of fifty edges for one press', async () => {
    await camera.sh(
      'for n in {1..24}; do pull display up; pull display down; done; press display; await red 1; soon 5 steady 11; press display; soon 5 steady 01',
    )
  })
  test('records camera and microphone: felt at once, steady red when it is durable', async () => {
    await camera.sh('press record; await haptic 1; await haptic 0; soon 10 steady 10; nap 3')
  })
  test('says on the lamp what the battery says, after the recording that the cradle ended', async () => {
    await camera.sh(batterySays(15))
    camera.cradle.set({ present: true })
    await camera.sh('soon 10 amber_blinks')
    camera.cradle.set({ present: false })
    await camera.sh(`${batterySays(80)}; soon 10 steady 01`)
  })
})

describeFaults(() => camera)

let evidence: Evidence
describe('the end of the installed camera on a real kernel', () => {
  test('an empty battery ends the recording in good order, switches off and leaves no light on', async () => {
    await camera.sh('press record; soon 10 steady 10; nap 2')
    await camera.sh(`${batterySays(1)}; soon 30 ended; soon 10 steady 00`)
    evidence = await camera.evidence()
  })
  test('its evidence is complete but for what was cut off, and the ledger knows each press and each alarm', () => {
    expect(evidence.recordings).toHaveLength(4)
    // A long recording has several segments; all but its last one are whole, whatever ended it.
    const verdicts = evidence.recordings.map((recording) =>
      evidence.verdict.segments
        .filter(({ file }) => file.startsWith(`${recording}/`))
        .map(({ verdict }) => verdict),
    )
    expect(verdicts.map((each) => each.at(-1))).toEqual(['COMPLETE', 'RECOVERED', 'RECOVERED', 'COMPLETE'])
    expect(verdicts.flatMap((each) => each.slice(0, -1)).filter((each) => each !== 'COMPLETE')).toEqual([])
    expect(evidence.verdict.verdict).toBe('RECOVERED')
    const { events } = evidence
    // Before the first recording: one for the burst, and one that ended it again.
    const before = events.slice(
      0,
      events.findIndex(({ type }) => type === 'opened'),
    )
    expect(before.filter((event) => event['gesture'] === 'display.press')).toHaveLength(PRESSES + 2)
    const types = events.map(({ type, fault }) => (fault === undefined ? type : `${type} ${fault}`))
    expect(types.filter((type) => type.includes('battery'))).toEqual([
      'fault-raised battery-low',
      'fault-cleared battery-low',
      'fault-raised battery-lost',
      'fault-cleared battery-lost',
      'fault-raised battery-critical',
      'fault-raised battery-low',
    ])
    expect(types.at(-1)).toBe('shutdown')
  })
  test.each([0, 2, 3])(
    'recording %i: the camera counts its pictures, and none is missing, doubled or out of order',
    (index) => {
      const { counters, loudnessDb } = evidence.film(evidence.recordings[index] ?? '')
      expect(counters.length).toBeGreaterThan(10)
      const first = counters[0] ?? Number.NaN
      expect(counters).toEqual(counters.map((_, at) => first + at))
      expect(loudnessDb).toBeGreaterThan(-40)
    },
  )
})

describeFaultEvidence(() => evidence, [1, 2])

describe('the installed camera on a real kernel, without the addon', () => {
  test('says through a child that it stands by and lives', async () => {
    await camera.sh(`
: >/run/nothing; mount --bind /run/nothing ${checkout}/native/zeuge.node
${batterySays(80)}
# Ends once systemd has heard that it is ready.
systemctl restart zeuge && soon 10 eval '[[ $(log) = *service.child* ]]' && soon 10 steady 01 || { log | tail -20; exit 1; }
# Longer than the watchdog waits.
P=$(main_pid); nap 15; [ "$(main_pid)" = "$P" ] && [[ $(log) != *service.unheard* ]] || { log | tail -20; exit 1; }`)
  })
  test('hung, it is started again by the watchdog', async () => {
    await camera.sh(`
P=$(main_pid); kill -STOP $P
again() { [ "$(main_pid)" != $P ] && systemctl is-active -q zeuge; }
soon 40 again && soon 10 steady 01 || { log | tail -20; exit 1; }`)
  })
})

/**
 * A whole camera process without an encoder, that records by itself: for measuring and for killing.
 *
 *   node dist/bench/rig.js --data DIR [--source synthetic|tape|clip:FILE] [--profile ID] [--standby SECONDS]
 *                          [--announce SECONDS] [--record SECONDS] [--presses N] [--group SECONDS] [--no-requests] [--settle SECONDS]
 *                          [--bits PER_SECOND] [--markers PER_SECOND] [--trace FILE] [--station URL]
 *
 * Real clock, disk, keys and envelopes; only the buttons are simulated. Prints one JSON line per phase:
 * what it cost, and when it began by CLOCK_MONOTONIC, which the parent shares. `--bits` is the synthetic
 * camera's rate; `--markers` fills the ledger while recording; `--trace` writes each record of the trace
 * before the device goes on, so that whoever kills it knows all that it had promised. `--station`: begins in
 * a dock with that station, and is taken out as soon as it was assigned to a wearer.
 */
import { openSync, readFileSync, writeSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readClip } from '../hal/camera/clip.ts'
import { openTape, parseTape } from '../hal/camera/tape.ts'
import { openNodeClock } from '../hal/clock/node.ts'
import { openNodeDisk } from '../hal/disk/node.ts'
import { openNodeEntropy } from '../hal/entropy/node.ts'
import { openAgeEnvelopes } from '../hal/envelopes/age.ts'
import { openFileKeyStore } from '../hal/keystore/file.ts'
import { openMock } from '../hal/mock/open.ts'
import { nodePrimitives } from '../hal/primitives/node.ts'
import { ensureEnrolled, readRecipients } from '../src/cli/authority/demokeys.ts'
import { openDock } from '../src/cli/camera/dock.ts'
import { parseProfile } from '../src/device/profile.ts'
import { openDevice } from '../src/device/runtime.ts'
import { measurePresses, notedHaptic } from './presses.ts'
import { synthetic } from './synthetic.ts'

const MARKER_MS = 100
const LOOK_S = 0.1
const GRACE_HOURS = 24
/** Of a phase: memory is compared after the first of them and at the end. */
const PARTS = 6
const ROOT = new URL('../..', import.meta.url)

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    source: { type: 'string', default: 'synthetic' },
    profile: { type: 'string', default: 'demo' },
    standby: { type: 'string', default: '0' },
    announce: { type: 'string', default: '0' },
    settle: { type: 'string', default: '0' },
    record: { type: 'string', default: '10' },
    presses: { type: 'string', default: '0' },
    group: { type: 'string', default: '1' },
    'no-requests': { type: 'boolean', default: false },
    bits: { type: 'string', default: '8000000' },
    markers: { type: 'string', default: '0' },
    trace: { type: 'string' },
    station: { type: 'string' },
  },
})
const data = values.data
if (data === undefined) throw new Error('--data DIR is missing')

const startedUs = Number(process.hrtime.bigint() / 1000n)
console.log(JSON.stringify({ phase: 'start', begins: startedUs }))
await ensureEnrolled(data)
const clock = openNodeClock()
const wait = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    clock.setTimeout(resolve, seconds * 1000)
  })
const felt = notedHaptic(clock)
const CLIP = 'clip:'
const tape = values.source.startsWith(CLIP)
  ? await readClip(values.source.slice(CLIP.length))
  : values.source === 'tape'
    ? parseTape(readFileSync(new URL('tapes/scene.tape', ROOT)))
    : undefined
const { hal, board } = openMock({
  seed: 0,
  primitives: nodePrimitives,
  ports: {
    clock,
    disk: await openNodeDisk(data),
    keystore: await openFileKeyStore(join(data, 'device')),
    envelopes: openAgeEnvelopes(await readRecipients(data)),
    entropy: openNodeEntropy(),
    haptic: felt.haptic,
  },
  media: () =>
    tape !== undefined
      ? openTape(tape, clock, { skips: true })
      : synthetic(clock, Number(values.bits), {
          groupSeconds: Number(values.group),
          onRequest: !values['no-requests'],
        }),
  board: { bootId: openNodeEntropy().bytes(16), ramBytes: totalmem(), firmwareHash: nodePrimitives.sha256() },
})
const profileFile = `profiles/${values.profile}.yaml`
const profile = parseProfile(readFileSync(new URL(profileFile, ROOT), 'utf8'), profileFile)
const hash = nodePrimitives.sha256()
const traceFile = values.trace === undefined ? undefined : openSync(values.trace, 'a')
const dock = values.station === undefined ? undefined : await openDock(hal, data, values.station, GRACE_HOURS)
const device = await openDevice(hal, {
  profile,
  profileHash: hash,
  policy: { hash, kind: 'demo' },
  ...(dock && { offload: dock.offload, assignment: dock.assignment }),
  ...(traceFile !== undefined && { trace: (record) => writeSync(traceFile, `${JSON.stringify(record)}\n`) }),
})

/** Runs a phase and says what it cost. */
async function phase(name: string, seconds: number): Promise<void> {
  if (seconds === 0) return
  const cpu = process.cpuUsage()
  const fromUs = clock.nowUs()
  console.log(JSON.stringify({ phase: name, begins: fromUs }))
  // What grows is seen by comparing the ends; the start is over after a part.
  await wait(seconds / PARTS)
  const rssEarly = process.memoryUsage.rss()
  await wait(seconds - seconds / PARTS)
  const { user, system } = process.cpuUsage(cpu)
  const tookUs = clock.nowUs() - fromUs
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage()
  const { preRecordMs, durableUntilUs, chunks, gaps } = device.status()
  const figures = {
    cpuPercent: ((user + system) / tookUs) * 100,
    rssEarly,
    rss,
    heapUsed,
    external,
    arrayBuffers,
  }
  console.log(
    JSON.stringify({ phase: name, ended: true, ...figures, preRecordMs, durableUntilUs, chunks, gaps }),
  )
}

console.log(
  JSON.stringify({ phase: 'boot', standbyMs: (clock.nowUs() - startedUs) / 1000, boot: device.boot }),
)
if (dock !== undefined) {
  board.dock(true)
  while (!board.log().some(({ event }) => event === 'wearer.assigned')) await wait(LOOK_S)
  board.dock(false)
  console.log(JSON.stringify({ phase: 'assigned', begins: clock.nowUs() }))
}
// Start-up and the ring's drain are not what a shift costs.
const settle = (): Promise<void> => wait(Number(values.settle))
await settle()
await phase('standby', Number(values.standby))
if (Number(values.presses) > 0) {
  const latencies = await measurePresses(device, board, clock, felt.playedUs, Number(values.presses))
  console.log(JSON.stringify({ phase: 'presses', ...latencies }))
}
if (Number(values.announce) > 0) {
  board.press('display')
  await phase('announce', Number(values.announce))
}
/** As many presses of DISPLAY as nobody makes, while recording: each is an event of the ledger. */
function mark(perSecond: number): void {
  if (perSecond === 0 || device.status().capture !== 'recording') return
  for (let press = 0; press < (perSecond * MARKER_MS) / 1000; press++)
    device.send({ type: 'gesture.display.press', atUs: clock.nowUs() })
  clock.setTimeout(() => mark(perSecond), MARKER_MS)
}

let confirmedMs: number | undefined
let drainedMs: number | undefined
const ringMs = device.status().preRecordMs
const pressUs = clock.nowUs()
/** Two tracks, of the ring and live; one fragment of each may be under way. */
const TRACKS = 2
/** A second, and the little until the picture that begins the next. */
const FRAGMENT_MS = 1050
device.onChange(({ confirmation, chunks }) => {
  const sinceMs = (clock.nowUs() - pressUs) / 1000
  if (confirmation === 'confirmed') confirmedMs ??= sinceMs
  if (chunks >= (TRACKS * (ringMs + sinceMs)) / FRAGMENT_MS - TRACKS) drainedMs ??= sinceMs
})
board.press('record')
await settle()
mark(Number(values.markers))
await phase('record', Number(values.record))
console.log(JSON.stringify({ phase: 'stop', begins: clock.nowUs(), confirmedMs, ringMs, drainedMs }))
await device.finish()
console.log(JSON.stringify({ phase: 'sealed', begins: clock.nowUs() }))
await hal.close()
await dock?.close()

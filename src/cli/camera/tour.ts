/**
 * The guided demo: one recording on the real clock, encoder and disk, then verified and opened as a stranger would.
 *
 *   announce 6 s ─► RECORD ─► 8 s ─► hold RECORD: stop ─► verify with trust ─► open ─► clip.mp4
 *
 * Everything lies in one directory of its own, so nothing of a real camera is touched.
 */
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Clock } from '../../../hal/hal.ts'
import type { Device, DeviceStatus } from '../../device/status.ts'
import { assert, ZeugeError } from '../../errors.ts'
import { FREE_BYTES_MIN } from '../../store/space.ts'
import { DEMO_IDENTITY, DEMO_NOTICE, TRUST_FILE } from '../authority/demokeys.ts'
import { type CliContext, say, type Wording } from '../context.ts'
import { dataDirectoryOf } from '../data.ts'
import { ENDINGS } from '../errors.ts'
import { openClip } from '../evidence/open.ts'
import { verifyPaths } from '../evidence/verify.ts'
import { exists, fileFault, writeOutput } from '../files.ts'
import type { DemoFlags, DeviceFlags } from '../flags.ts'
import { bytesText, durationText, printResult, table } from '../output.ts'
import { openSession } from './session.ts'

const ANNOUNCE_MS = 6000
const RECORD_MS = 8000
const HOLD_TO_STOP_MS = 3500
/** Longest a camera may take to do what it was asked. */
const PATIENCE_MS = 10_000
const DATA = 'data'
const CLIP = 'clip.mp4'
/** Marks a directory as a demo's own, so that --force may replace it. */
const REPORT = 'zeuge-demo.json'

interface Step {
  readonly name: string
  readonly says: Wording
  readonly durationUs: number
  readonly bytes?: number
  readonly result?: string
}

export async function play(context: CliContext, flags: DemoFlags): Promise<void> {
  await tour(context, resolve(context.cwd, flags.out), flags)
}

/** What `zeuge start` does without a terminal: its own place in the data directory, replaced each time. */
export async function playAtStart(context: CliContext, flags: DeviceFlags): Promise<void> {
  await tour(context, join(dataDirectoryOf(context, flags.data), 'demo'), {
    camera: flags.camera ?? 'scene',
    force: true,
  })
}

async function tour(
  context: CliContext,
  out: string,
  flags: { readonly camera: string; readonly force?: boolean },
): Promise<void> {
  await makeRoom(out, flags.force === true)
  // At once, so that what an interrupted demo leaves is known as ours too.
  await writeReport(out, { ok: false })
  const data = join(out, DATA)
  const steps: Step[] = []
  const tell = (step: Step) => {
    steps.push(step)
    if (!context.json) context.stderr.write(`${say(context, step.says)} …\n`)
  }
  const notice = say(context, DEMO_NOTICE)
  if (!context.json) context.stderr.write(`${notice}\n`)
  await record(context, data, flags.camera, tell)
  const { verdict, bytes: sealedBytes } = await check(context, data, tell)
  const clip = await open(context, data, join(out, CLIP), tell)
  const ok = verdict === 'COMPLETE'
  const message = `the demo's evidence is ${verdict}, not COMPLETE`
  const error = { code: 'EXPECTATION_FAILED', message, hint: ENDINGS.EXPECTATION_FAILED.hint[context.lang] }
  const result = {
    ok,
    verdict,
    clip: clip.file,
    data,
    sealedBytes,
    steps: plain(steps),
    ...(!ok && { error }),
  }
  await writeReport(out, result)
  printResult(context, result, () => `${stepTable(context, steps)}\n\n${verdict} · ${clip.file}`)
  if (!ok) context.setExit(ENDINGS.EXPECTATION_FAILED.exit)
}

async function writeReport(out: string, result: object): Promise<void> {
  await writeOutput(join(out, REPORT), `${JSON.stringify(result, null, 2)}\n`, { force: true })
}

async function makeRoom(out: string, force: boolean): Promise<void> {
  if (!(await exists(out))) return
  const own = await exists(join(out, REPORT))
  if (!force || !own)
    throw new ZeugeError(
      'FILE_EXISTS',
      own
        ? `${out}: holds an earlier demo; it is replaced only with --force`
        : `${out}: exists and is not a demo of ours; choose another directory with --out`,
    )
  await rm(out, { recursive: true }).catch((cause: unknown) => {
    throw fileFault(cause, out)
  })
}

async function record(
  context: CliContext,
  data: string,
  camera: string,
  tell: (step: Step) => void,
): Promise<void> {
  const session = await openSession(context, { data, profile: 'demo', camera })
  const { hal, hand, device } = session
  assert(hand !== undefined, 'the demo moves the simulated board')
  const { clock } = hal
  let interrupted = false
  const stopListening = context.onInterrupt(() => {
    interrupted = true
  })
  const pass = async (ms: number) => {
    await wait(clock, ms)
    if (interrupted)
      throw new ZeugeError('INTERRUPTED', 'the demo was interrupted; what was recorded is sealed')
  }
  try {
    tell({ name: 'standby', says: STANDBY, durationUs: device.boot.standbyMs * 1000 })
    hand.press('display')
    await reach(
      clock,
      device,
      'announce',
      ({ front, preRecordMs }) => front === 'announcing' && preRecordMs > 0,
    )
    await pass(ANNOUNCE_MS)
    const preRecordUs = device.status().preRecordMs * 1000
    tell({ name: 'announce', says: ANNOUNCED, durationUs: ANNOUNCE_MS * 1000 })
    hand.press('record')
    const pressUs = clock.nowUs()
    await reach(clock, device, 'record', ({ confirmation }) => confirmation === 'confirmed')
    tell({ name: 'preRecord', says: PRE_RECORD, durationUs: preRecordUs })
    tell({ name: 'confirm', says: CONFIRMED, durationUs: clock.nowUs() - pressUs })
    await pass(RECORD_MS)
    hand.press('record', HOLD_TO_STOP_MS)
    await reach(clock, device, 'stop', ({ capture }) => capture === 'buffering' || capture === 'idle')
    const { bytes, chunks } = device.status()
    tell({ name: 'record', says: STOPPED, durationUs: clock.nowUs() - pressUs, bytes, result: `${chunks}` })
  } finally {
    stopListening()
    await session.close()
  }
}

async function check(context: CliContext, data: string, tell: (step: Step) => void) {
  const startedMs = context.now()
  const report = await verifyPaths(context, [data], { trust: join(data, TRUST_FILE) })
  const bytes = report.segments.reduce((sum, segment) => sum + segment.bytes, 0)
  const durationUs = (context.now() - startedMs) * 1000
  tell({ name: 'verify', says: VERIFIED, durationUs, bytes, result: report.verdict })
  return { verdict: report.verdict, bytes }
}

async function open(context: CliContext, data: string, out: string, tell: (step: Step) => void) {
  const startedMs = context.now()
  const identity = join(data, DEMO_IDENTITY)
  const clip = await openClip(context, { path: data, identity, out, force: false, damaged: false })
  const result = durationText(clip.durationUs, context.lang)
  const durationUs = (context.now() - startedMs) * 1000
  tell({ name: 'open', says: OPENED, durationUs, bytes: clip.bytes, result })
  return clip
}

function wait(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.setTimeout(resolve, ms)
  })
}

/** Resolves when the status is as wanted; EXPECTATION_FAILED where that takes longer than anybody would wait. */
function reach(
  clock: Clock,
  device: Device,
  wish: string,
  wanted: (status: DeviceStatus) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopListening = device.onChange((status) => {
      if (wanted(status)) end(resolve)
    })
    // The ring fills without a change of state: look at it now and then too.
    const look = () => {
      if (wanted(device.status())) end(resolve)
      else timer = clock.setTimeout(look, LOOK_MS)
    }
    const limit = clock.setTimeout(() => end(() => reject(late(device, wish))), PATIENCE_MS)
    let timer: unknown = clock.setTimeout(look, 0)
    function end(settle: () => void): void {
      stopListening()
      clock.clearTimeout(limit)
      clock.clearTimeout(timer)
      settle()
    }
  })
}

const LOOK_MS = 50

/** What kept the camera from it, if it says so; the wish alone helps nobody whose card is full. */
function late(device: Device, wish: string): ZeugeError {
  const { capture, front, faults } = device.status()
  if (faults.includes('storage-full'))
    return new ZeugeError(
      'DISK_FULL',
      `the camera does not ${wish}: less than ${FREE_BYTES_MIN / 1024 / 1024} MiB are free; make room, or choose another disk`,
    )
  return new ZeugeError(
    faults.includes('camera-lost') ? 'CAMERA_LOST' : 'EXPECTATION_FAILED',
    `the camera did not ${wish} within ${PATIENCE_MS / 1000} s (capture ${capture}, front ${front}, faults: ${faults.join(', ') || 'none'})`,
  )
}

function plain(steps: readonly Step[]) {
  return steps.map(({ name, durationUs, bytes, result }) => ({
    name,
    durationMs: Math.round(durationUs / 1000),
    ...(bytes !== undefined && { bytes }),
    ...(result !== undefined && { result }),
  }))
}

function stepTable(context: CliContext, steps: readonly Step[]): string {
  const { lang } = context
  const rows = steps.map(({ says, durationUs, bytes, result }) => [
    say(context, says),
    durationText(durationUs, lang),
    bytes === undefined ? '' : bytesText(bytes, lang),
    result ?? '',
  ])
  const head = lang === 'de' ? ['Schritt', 'Dauer', 'Größe', 'Ergebnis'] : ['step', 'time', 'size', 'result']
  return table([head, ...rows], [1, 2])
}

const STANDBY: Wording = { de: 'Kamera bereit', en: 'Camera in standby' }
const ANNOUNCED: Wording = { de: 'Angekündigt, Display leuchtet', en: 'Announced, display lit' }
const PRE_RECORD: Wording = { de: 'Vorabaufnahme übernommen', en: 'Pre-record kept' }
const CONFIRMED: Wording = { de: 'Erstes Stück sicher gespeichert', en: 'First chunk durable' }
const STOPPED: Wording = { de: 'Aufgenommen und versiegelt (Stücke)', en: 'Recorded and sealed (chunks)' }
const VERIFIED: Wording = { de: 'Geprüft', en: 'Verified' }
const OPENED: Wording = { de: 'Geöffnet', en: 'Opened' }

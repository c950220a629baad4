/**
 * The profile's largest age of a recording on the device: told, never enforced.
 *
 *   directory names ─► made when ─► older than allowed? ─► fault `recording-overdue` (wearer, ledger, log)
 *
 * Deleting is not this module's business, nor that of time: a recording leaves the device on a verified receipt
 * only, however old it is. One made before the clock was known counts from the first moment known after it.
 */
import type { Hal } from '../../hal/hal.ts'
import { ZeugeError } from '../errors.ts'
import { isSegmentName, RECORDINGS_DIRECTORY, recordingTime } from '../store/names.ts'
import type { Fault } from './vocabulary.ts'

const LOOK_MS = 60_000
const DAY_US = 86_400_000_000

export interface AgeRule {
  /** Undefined = no limit. */
  readonly maxAgeDays: number | undefined
  /** The running boot, and when the clock was first known in those before it. */
  readonly boot: number
  readonly clockKnown: ReadonlyMap<number, number>
}

/** Directory names of the recordings that are older at `nowUs`, the oldest first. */
export async function overdueRecordings(
  disk: Hal['disk'],
  { maxAgeDays, clockKnown }: AgeRule,
  nowUs: number,
): Promise<readonly string[]> {
  if (maxAgeDays === undefined) return []
  const found: { readonly name: string; readonly madeUs: number }[] = []
  for (const { name } of await disk.list(RECORDINGS_DIRECTORY)) {
    const madeUs = madeBy(name, clockKnown)
    if (madeUs === undefined || nowUs - madeUs <= maxAgeDays * DAY_US) continue
    const entries = await disk.list(`${RECORDINGS_DIRECTORY}/${name}`)
    if (entries.some((entry) => isSegmentName(entry.name))) found.push({ name, madeUs })
  }
  return found.sort((a, b) => a.madeUs - b.madeUs).map(({ name }) => name)
}

export function watchAge(
  { clock, disk, log }: Pick<Hal, 'clock' | 'disk' | 'log'>,
  setFault: (fault: Fault, is: boolean) => void,
  rule: AgeRule,
): () => void {
  if (rule.maxAgeDays === undefined) return () => undefined
  let stopped = false
  let known = rule.clockKnown
  let timer: unknown

  async function look(): Promise<void> {
    if (clock.state() === 'unset') return
    const nowUs = clock.wallUs()
    if (!known.has(rule.boot)) known = new Map([...known, [rule.boot, nowUs]])
    const names = await overdueRecordings(disk, { ...rule, clockKnown: known }, nowUs)
    if (stopped) return
    const [oldest] = names
    if (oldest !== undefined)
      log({ level: 'warn', event: 'recording.overdue', recordings: names.length, oldest })
    setFault('recording-overdue', names.length > 0)
  }

  async function again(): Promise<void> {
    try {
      await look()
    } catch (error) {
      // A disk that does not answer is told by the watch of its space.
      if (!(error instanceof ZeugeError)) throw error
      log({ level: 'error', event: 'recording.age.unknown', code: error.code, message: error.message })
    }
    if (!stopped) timer = clock.setTimeout(() => void again(), LOOK_MS)
  }
  void again()
  return () => {
    stopped = true
    clock.clearTimeout(timer)
  }
}

function madeBy(name: string, clockKnown: ReadonlyMap<number, number>): number | undefined {
  const time = recordingTime(name)
  if (time === undefined || 'wallUs' in time) return time?.wallUs
  const after = [...clockKnown].filter(([boot]) => boot >= time.boot).map(([, wallUs]) => wallUs)
  return after.length === 0 ? undefined : Math.min(...after)
}

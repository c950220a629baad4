/**
 * What `zeuge board check` waits for where a part needs a while to show that it works: the first unit of a camera or
 * microphone, the first picture on the front display. Bounded, and closed again by who asked.
 */
import { parseDisplaySpec } from '../../../hal/display/displays.ts'
import { openPanel } from '../../../hal/display/panel.ts'
import type { Clock, Display, MediaSink } from '../../../hal/hal.ts'
import { ZeugeError } from '../../errors.ts'

export const FIRST_MS_MAX = 12_000

export interface First {
  /** What came, and after how long; empty where nothing did. */
  readonly found: string
  /** Only where nothing came. */
  readonly why?: string
}

/** Until the first unit, a loss, or FIRST_MS_MAX; closed when it resolves. */
export async function firstUnit(
  clock: Clock,
  open: (sink: MediaSink) => { close(): Promise<void> } | undefined,
): Promise<First> {
  const fromUs = clock.nowUs()
  let format = ''
  let session: { close(): Promise<void> } | undefined
  const result = await within(clock, (resolve) => {
    session = open({
      format: (now) => {
        format =
          now.track === 'video'
            ? `${now.width}×${now.height} ${now.codec}`
            : `${now.sampleRate} Hz ${now.codec}`
      },
      unit: () => resolve({ found: `${format}, ${sinceMs(clock, fromUs)} ms` }),
      lost: (why) => resolve({ found: '', why }),
    })
  })
  await session?.close()
  return result
}

export interface FirstPicture extends First {
  readonly display?: Display
  /** Dark again. */
  close(): Promise<void>
}

/** `output`: as in the board file. Until its first picture is up, a loss, or FIRST_MS_MAX; it stays open. */
export async function firstPicture(clock: Clock, output: string): Promise<FirstPicture> {
  const fromUs = clock.nowUs()
  let close = (): Promise<void> => Promise.resolve()
  let display: Display | undefined
  const result = await within(clock, (resolve) => {
    try {
      const panel = openPanel({
        ...{ output: parseDisplaySpec(output), mirror: 'none', clock },
        report: (ok, why) => resolve(ok ? { found: `${sinceMs(clock, fromUs)} ms` } : { found: '', why }),
      })
      close = panel.close
      display = panel.display
    } catch (error) {
      if (!(error instanceof ZeugeError)) throw error
      resolve({ found: '', why: error.message })
    }
  })
  return { ...result, ...(display && result.why === undefined && { display }), close }
}

async function within(clock: Clock, begin: (resolve: (first: First) => void) => void): Promise<First> {
  let timer: unknown
  const result = await new Promise<First>((resolve) => {
    const why = `nothing within ${FIRST_MS_MAX / 1000} s`
    timer = clock.setTimeout(() => resolve({ found: '', why }), FIRST_MS_MAX)
    begin(resolve)
  })
  clock.clearTimeout(timer)
  return result
}

function sinceMs(clock: Clock, fromUs: number): number {
  return Math.round((clock.nowUs() - fromUs) / 1000)
}

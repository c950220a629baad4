/**
 * `zeuge board check`: opens every part of a board, says what works, what is missing and how to mend it.
 *
 * With a person in front of it, lamp, display, vibrator and tone are tried one after another and each button is waited
 * for. Camera and front display are opened until their first picture. Nothing is recorded. Exit 4 where a part is missing.
 */
import { openParts } from '../../../hal/boards/open.ts'
import { disciplinedClock } from '../../../hal/clock/disciplined.ts'
import { openNodeClock } from '../../../hal/clock/node.ts'
import type { Battery, Part, PartNews } from '../../../hal/hal.ts'
import { type CliContext, say, type Wording } from '../context.ts'
import { printResult, table } from '../output.ts'
import { captureOf } from './board.ts'
import { loadBoard } from './boardfile.ts'
import { type FirstPicture, firstPicture, firstUnit } from './boardfirst.ts'
import { BOARD_PARTS } from './boardshow.ts'
import { tryParts } from './boardtry.ts'

const EXIT_PART_MISSING = 4
/** Silent parts are found within two seconds. */
const SETTLE_MS = 2_200

export interface PartCheck {
  readonly part: (typeof BOARD_PARTS)[number]
  readonly backend: string
  readonly ok: boolean
  /** What was found, or what is missing and how to mend it. */
  readonly found: string
}

export async function checkBoard(context: CliContext, given: string, tries: boolean): Promise<void> {
  const { board, path } = await loadBoard(context, given)
  const clock = disciplinedClock(openNodeClock())
  const parts = await openParts({ board, clock, log: () => undefined, firmware: 'zeuge board check' })
  let panel: FirstPicture | undefined
  try {
    const gone = new Map<Part, string>()
    let battery: Battery | undefined
    parts.book.source((news: PartNews) => {
      if (news.ok) gone.delete(news.part)
      else gone.set(news.part, news.why)
    })
    parts.battery?.((now) => {
      battery = now
    })
    const capture = await captureOf({ board }, clock, () => undefined)
    const [camera, microphone, display] = await Promise.all([
      firstUnit(clock, (sink) => capture.camera.open(sink)),
      capture.microphone === undefined
        ? undefined
        : firstUnit(clock, (sink) => capture.microphone?.open(sink)),
      board.display.backend === 'panel' ? firstPicture(clock, board.display.output) : undefined,
      new Promise<void>((resolve) => void clock.setTimeout(resolve, SETTLE_MS)),
    ])
    panel = display
    const found: Partial<Record<string, string>> = {
      ...(battery && { battery: `${battery.percent} %${battery.charging ? ', charging' : ''}` }),
      camera: camera?.found,
      microphone: microphone?.found,
      display: display?.found,
    }
    const lost: Partial<Record<string, string>> = {
      ...Object.fromEntries(gone),
      ...(camera?.why !== undefined && { camera: camera.why }),
      ...(microphone?.why !== undefined && { microphone: microphone.why }),
      ...(display?.why !== undefined && { display: display.why }),
    }
    const checks = BOARD_PARTS.map((part): PartCheck => {
      const why = lost[part]
      return { part, backend: board[part].backend, ok: why === undefined, found: why ?? found[part] ?? '' }
    })
    const { terminal } = context
    const works = (part: Part): boolean => !gone.has(part)
    const tried =
      tries && terminal !== undefined
        ? await tryParts({ context, terminal, parts, display: display?.display, works, clock })
        : []
    report(context, path, checks, tried)
  } finally {
    await panel?.close()
    parts.close()
  }
}

function report(
  context: CliContext,
  path: string,
  checks: readonly PartCheck[],
  tried: readonly { readonly part: string; readonly ok: boolean }[],
): void {
  const ok = checks.every((check) => check.ok) && tried.every((one) => one.ok)
  printResult(context, { ok, path, checks, tried }, () => {
    const rows = checks.map(({ part, backend, ok, found }) => [ok ? '+' : 'x', part, backend, found])
    return `${table(rows)}\n\n${say(context, ok ? GOOD : BAD)}`
  })
  if (!ok) context.setExit(EXIT_PART_MISSING)
}

const GOOD: Wording = { de: 'Alle Teile sind da.', en: 'Every part is there.' }
const BAD: Wording = {
  de: 'Was mit x bezeichnet ist, fehlt oder antwortet nicht; die Kamera nimmt ohne diese Teile auf, soweit es geht. docs/boards.md hilft.',
  en: 'What is marked x is missing or does not answer; the camera records without it as far as that goes. docs/boards.md helps.',
}

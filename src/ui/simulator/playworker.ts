/** The thread that plays a scenario: the whole device in virtual time, as `zeuge simulate` does. */
import { openTape, parseTape } from '../../../hal/camera/tape.ts'
import type { MockBoard } from '../../../hal/mock/open.ts'
import { utf8 } from '../../bytes.ts'
import { noblePrimitives } from '../../crypto/noble.ts'
import { parseProfile } from '../../device/profile.ts'
import type { TraceRecord } from '../../device/status.ts'
import { runScenario } from '../../sim/run.ts'
import { parseScenario } from '../../sim/scenario.ts'
import { wordsOf } from '../../sim/violation.ts'
import type { Played, ToPlay } from './protocol.ts'

/** What a page can show; a longer one is the command line's. */
const RECORDS_MAX = 20_000

addEventListener('message', ({ data }: MessageEvent<ToPlay>) => {
  play(data).then(
    (played) => postMessage(played),
    (error) =>
      postMessage({ fault: error instanceof Error ? error.message : String(error) } satisfies Played),
  )
})

async function play({
  scenario: text,
  name,
  profile: profileText,
  tape: tapeBytes,
}: ToPlay): Promise<Played> {
  const scenario = parseScenario(text, name)
  const profile = parseProfile(profileText, `${scenario.profile}.yaml`)
  const tape = parseTape(tapeBytes)
  const trace: TraceRecord[] = []
  const boards: MockBoard[] = []
  const run = await runScenario(scenario, {
    primitives: noblePrimitives,
    profile,
    profileHash: noblePrimitives.sha256(utf8(profileText)),
    ...(scenario.camera.startsWith('tape') && {
      media: (clock) => openTape(tape, clock, { name: 'tape', skips: true }),
    }),
    started: (board) => boards.push(board),
    trace: (record) => {
      if (trace.length < RECORDS_MAX) trace.push(record)
    },
  })
  const { ok, outcomes, card } = run
  const violations = run.violations.map(wordsOf)
  return {
    ok,
    outcomes,
    violations,
    trace,
    boots: boards.map((board) => board.perceived().log),
    verdict: card.evidence.verdict,
    seconds: scenario.durationUs / 1_000_000,
  }
}

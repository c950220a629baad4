/**
 * `zeuge simulate --replay TRACE`: plays a trace again on the simulated board and tells whether the states were the same.
 */
import { resolve } from 'node:path'
import { simulationPrimitives } from '../../../hal/primitives/simulation.ts'
import { hexOf } from '../../bytes.ts'
import type { TraceRecord } from '../../device/status.ts'
import { ZeugeError } from '../../errors.ts'
import { bootsOf, factsOf, type Replay, replayTrace } from '../../sim/replay.ts'
import { type LoadedProfile, loadProfile } from '../authority/profiles.ts'
import type { CliContext } from '../context.ts'
import type { SimulateFlags } from '../flags.ts'
import { decimal, printResult } from '../output.ts'
import { openOut } from './simout.ts'
import { failure, tell } from './simreport.ts'
import { readTrace } from './timelinefile.ts'

export async function replay(context: CliContext, file: string, flags: SimulateFlags): Promise<void> {
  const path = resolve(context.cwd, file)
  const records = await readTrace(path)
  const { profile, hash } = await profileOf(context, records, flags)
  const out = flags.out === undefined ? undefined : await openOut(resolve(context.cwd, flags.out), flags)
  const result = await replayTrace(records, {
    primitives: simulationPrimitives,
    profile,
    profileHash: hash,
    ...(out && { trace: out.trace }),
  })
  await out?.close()
  report(context, file, result)
}

/** The one the camera ran with; another only where somebody asks for it. */
async function profileOf(
  context: CliContext,
  records: readonly TraceRecord[],
  flags: SimulateFlags,
): Promise<LoadedProfile> {
  const ids = new Map(
    bootsOf(records).flatMap((boot) => {
      const facts = factsOf(boot)
      return facts === undefined ? [] : [[facts.profile.hash, facts.profile.id] as const]
    }),
  )
  const [first, ...others] = ids
  if (first === undefined || others.length > 0)
    throw new ZeugeError(
      'TRACE_INVALID',
      'the boots of this trace follow different profiles; give one trace a profile',
    )
  if (flags.profile !== undefined) return loadProfile(context, flags.profile)
  const [hash, id] = first
  const loaded = await loadProfile(context, id)
  if (hexOf(loaded.hash) !== hash)
    throw new ZeugeError(
      'TRACE_INVALID',
      `the camera followed another version of profile ${id} (SHA-256 ${hash.slice(0, 16)}…) than the one installed; give that file with --profile`,
    )
  return loaded
}

function report(context: CliContext, file: string, result: Replay): void {
  const { ok, boots, changes, apartUs, difference } = result
  const apart = `${decimal(apartUs / 1_000_000, 3, context.lang)} s`
  const message = differenceText(context, result)
  const error = !ok && { error: failure(context, message) }
  printResult(context, { ok, boots, changes, apartUs, difference, ...error }, () =>
    ok
      ? {
          de: `${file}: ${changes} Zustandswechsel in ${boots} Start(s), alle gleich; höchstens ${apart} auseinander`,
          en: `${file}: ${changes} changes of state in ${boots} boot(s), all the same; at most ${apart} apart`,
        }[context.lang]
      : `${file}: ${message}`,
  )
  if (!ok) tell(context, message)
}

function differenceText({ lang }: CliContext, { difference }: Replay): string {
  if (difference === undefined) return ''
  const { boot, region, atUs, recorded, replayed } = difference
  const at = `${decimal(atUs / 1_000_000, 3, lang)} s`
  const nothing = lang === 'de' ? 'nichts' : 'nothing'
  const [was, is] = [recorded ?? nothing, replayed ?? nothing]
  return lang === 'de'
    ? `Start ${boot}, ${at}: ${region} war ${was} und ist nun ${is}`
    : `boot ${boot}, ${at}: ${region} was ${was} and is now ${is}`
}

/** What `zeuge simulate --seeds` is to do, out of its options. */
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { ZeugeError } from '../../errors.ts'
import type { CliContext, Lang } from '../context.ts'
import type { SimulateFlags } from '../flags.ts'
import { wholeNumber } from '../numbers.ts'
import type { SeedSettings } from './seedpool.ts'

const SEEDS_MAX = 10_000_000
const HOURS_MAX = 24
const JOBS_MAX = 64
const HOURS = '10'
const HOURS_MIN = 0.05
/** Where failing seeds are written unless `--out` says where. */
const DIRECTORY = 'zeuge-seeds'
export const SEED_MAX = 0xffff_ffff

export interface SeedsPlan extends SeedSettings {
  readonly lang: Lang
  readonly count: number
  readonly from: number
  readonly jobs: number
  readonly directory: string
  readonly force: boolean
}

export function planOf(context: CliContext, flags: SimulateFlags): SeedsPlan {
  const { hours = HOURS, profile } = flags
  if (!/^\d{1,2}(\.\d{1,3})?$/.test(hours) || Number(hours) > HOURS_MAX || Number(hours) < HOURS_MIN)
    throw new ZeugeError('USAGE', `--hours ${hours}: a number from ${HOURS_MIN} to ${HOURS_MAX} is needed`)
  const count = wholeNumber('--seeds', flags.seeds ?? '', 1, SEEDS_MAX)
  const from = wholeNumber('--from', flags.from ?? '1', 0, SEED_MAX - count)
  const jobs = wholeNumber('--jobs', flags.jobs ?? String(availableParallelism()), 1, JOBS_MAX)
  const directory = resolve(context.cwd, flags.out ?? DIRECTORY)
  const { cwd, lang } = context
  return {
    ...{ count, from, hours: Number(hours), jobs: Math.min(jobs, count) },
    ...{ profile, cwd, lang, directory, force: flags.force ?? false },
  }
}

/**
 * `zeuge simulate`: the camera on a simulated board in virtual time: scenario files, random shifts from seeds, or the
 * trace of a real run. Exit 0 only if everything held.
 */
import type { Command } from 'commander'
import { ZeugeError } from '../../errors.ts'
import type { CliContext } from '../context.ts'
import type { SimulateFlags } from '../flags.ts'

const EXAMPLES = `
Examples:
  zeuge simulate scenarios/street-stop.yaml
  zeuge simulate scenarios --junit results.xml            (all of a directory, with a table)
  zeuge simulate scenarios/power-cut.yaml --seed 7 --out ./run7   (trace.jsonl, timeline.html and data/)
  zeuge simulate --seeds 1000 --jobs 2                    (random shifts of 10 h, everything fails that can)
  zeuge simulate --seeds 1 --from 4711 --out ./bug        (one of them again, with trace and timeline)
  zeuge simulate --replay trace.jsonl                     (what a real camera did, by "zeuge run --trace")
`

export function register(program: Command, context: CliContext): void {
  program
    .command('simulate')
    .argument('[scenario...]', 'YAML files or directories of them; schemas/scenario.json describes them')
    .description('play scenarios, random shifts or a trace in virtual time and check what must hold')
    .option('--seed <number>', 'scenarios: another seed than the one in the file')
    .option('--seeds <count>', 'so many random shifts')
    .option('--from <seed>', 'seeds: the first one (default: 1)')
    .option('--hours <hours>', 'seeds: length of a shift (default: 10)')
    .option('--jobs <count>', 'seeds: so many at once (default: one a core)')
    .option('--replay <trace>', 'play the trace of a run again and compare the states')
    .option('--profile <id or file>', 'seeds, replay: this profile')
    .option('--out <dir>', 'write trace, timeline and data directory; of seeds the failing ones')
    .option('--timeline <file>', 'write the timeline of one scenario as an HTML page')
    .option('--junit <file>', 'write the results as JUnit XML')
    .option('--force', 'replace earlier results')
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (files: readonly string[], flags: SimulateFlags) => {
      const what = check(files, flags)
      if (what === 'scenarios') {
        const { simulate } = await import('./simulation.ts')
        await simulate(context, files, flags)
      } else if (what === 'replay') {
        const { replay } = await import('./replay.ts')
        await replay(context, flags.replay ?? '', flags)
      } else {
        const { simulateSeeds } = await import('./seeds.ts')
        await simulateSeeds(context, flags)
      }
    })
}

type What = 'scenarios' | 'seeds' | 'replay'

/** Options that mean something for each of the three. */
const MEANT: Readonly<Record<What, readonly (keyof SimulateFlags)[]>> = {
  scenarios: ['seed', 'out', 'timeline', 'junit', 'force'],
  seeds: ['seeds', 'from', 'hours', 'jobs', 'profile', 'out', 'junit', 'force'],
  replay: ['replay', 'profile', 'out', 'force'],
}

function check(files: readonly string[], flags: SimulateFlags): What {
  const asked: What[] = [
    ...(files.length > 0 ? (['scenarios'] as const) : []),
    ...(flags.seeds !== undefined ? (['seeds'] as const) : []),
    ...(flags.replay !== undefined ? (['replay'] as const) : []),
  ]
  const [what] = asked
  if (what === undefined || asked.length > 1)
    throw new ZeugeError('USAGE', 'exactly one is needed: scenario files, --seeds COUNT, or --replay TRACE')
  for (const option of Object.keys(flags) as (keyof SimulateFlags | 'json')[])
    if (option !== 'json' && !MEANT[what].includes(option))
      throw new ZeugeError('USAGE', `--${option} means nothing for ${what}`)
  return what
}

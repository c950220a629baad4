/**
 * `zeuge simulate`: a scenario on the simulated board in virtual time. Exit 0 only if every expectation holds.
 */
import type { Command } from 'commander'
import type { CliContext } from './context.ts'
import type { SimulateFlags } from './flags.ts'

const EXAMPLES = `
Examples:
  zeuge simulate scenarios/street-stop.yaml
  zeuge simulate scenarios/power-cut.yaml --seed 7 --out ./run7   (writes trace.jsonl and data/)
`

export function register(program: Command, context: CliContext): void {
  program
    .command('simulate')
    .argument('<scenario>', 'YAML file; schemas/scenario.json describes it')
    .description('play a scenario in virtual time and check what it expects')
    .option('--seed <number>', 'another seed than the one in the file')
    .option('--out <dir>', 'write the trace and the data directory')
    .option('--force', 'replace an earlier result')
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, flags: SimulateFlags) => {
      const { simulate } = await import('./simulation.ts')
      await simulate(context, file, flags)
    })
}

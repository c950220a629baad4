/**
 * `zeuge demo`: the whole way once, with real clock, encoder and disk: announce, record, stop, verify, open.
 */
import type { Command } from 'commander'
import type { CliContext } from '../context.ts'
import type { DemoFlags } from '../flags.ts'

const EXAMPLES = `
Examples:
  zeuge demo                     leaves ./zeuge-demo/clip.mp4 and the sealed evidence beside it
  zeuge demo --out /tmp/d --json the same elsewhere, as one JSON object
`

export function register(program: Command, context: CliContext): void {
  program
    .command('demo')
    .description('record, verify and open once, without a keyboard (about 25 s)')
    .option('--out <dir>', 'where the evidence and the film go', 'zeuge-demo')
    .option('--camera <source>', 'scene, clip:FILE or tape:FILE', 'scene')
    .option('--force', 'replace the result of an earlier demo')
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: DemoFlags) => {
      const { play } = await import('./tour.ts')
      await play(context, flags)
    })
}

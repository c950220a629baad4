/**
 * `zeuge start`: the simulated camera operated in a terminal, and the simulator page on 127.0.0.1. What `npm start` runs.
 *
 * Without a terminal it plays the guided demo once and ends with 0, so that it shows something anywhere.
 */
import type { Command } from 'commander'
import type { CliContext } from '../context.ts'
import { addDeviceOptions, type StartFlags } from '../flags.ts'

const EXAMPLES = `
Examples:
  zeuge start                                         the drawn street, profile "demo"
  zeuge start --lang de --profile ordnungsamt-nrw     in German, without pre-record
  zeuge start --camera clip:street.mp4 --data ./data  a film as the camera's picture
`

export function register(program: Command, context: CliContext): void {
  const command = program
    .command('start')
    .description('operate the simulated camera in this terminal (without one: play the demo)')
    .addHelpText('after', EXAMPLES)
  addDeviceOptions(command)
    .option('--page <port>', 'port of the simulator page on 127.0.0.1; 0: any that is free', '0')
    .option('--no-page', 'serve no page')
    .action(async ({ page: port, ...flags }: StartFlags) => {
      if (context.terminal === undefined) {
        const { playAtStart } = await import('./tour.ts')
        await playAtStart(context, flags)
        return
      }
      const { operate } = await import('./operation.ts')
      const { openPageServer, pageRoot, portOf } = await import('./pageserver.ts')
      const page = port === false ? undefined : await openPageServer({ root: pageRoot(), port: portOf(port) })
      try {
        await operate(
          context,
          context.terminal,
          flags,
          page && { de: `Seite: ${page.url}`, en: `Page: ${page.url}` },
        )
      } finally {
        await page?.close()
      }
    })
}

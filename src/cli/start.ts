/**
 * `zeuge start`: the simulated camera operated in a terminal. What `npm start` runs.
 *
 * Without a terminal it plays the guided demo once and ends with 0, so that it shows something anywhere.
 */
import type { Command } from 'commander'
import type { CliContext } from './context.ts'
import { addDeviceOptions, type DeviceFlags } from './flags.ts'

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
  addDeviceOptions(command).action(async (flags: DeviceFlags) => {
    if (context.terminal === undefined) {
      const { playAtStart } = await import('./tour.ts')
      await playAtStart(context, flags)
    } else {
      const { operate } = await import('./operation.ts')
      await operate(context, context.terminal, flags)
    }
  })
}

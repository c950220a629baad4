/**
 * `zeuge run`: the device runtime for a board. With a terminal it is operated like `zeuge start`;
 * without one it runs headless with its log on stderr until SIGTERM seals and ends it. Never a demo.
 */
import { type Command, Option } from 'commander'
import type { CliContext } from '../context.ts'
import { addDeviceOptions, type RunFlags } from '../flags.ts'

const EXAMPLES = `
Examples:
  zeuge run --profile ordnungsamt-nrw --data /var/lib/zeuge
  zeuge run --board raspberry-pi-4 --data /var/lib/zeuge
  zeuge run --panel 8600                            and from afar: ssh -L 8600:127.0.0.1:8600 camera
  zeuge run --camera tape:tapes/scene.tape --trace trace.jsonl 2>log.jsonl
`

export function register(program: Command, context: CliContext): void {
  const command = program
    .command('run')
    .description('run the camera; without a terminal headless, until SIGTERM')
    .addHelpText('after', EXAMPLES)
  addDeviceOptions(command)
    .option('--board <id or file>', 'the board this runs on (default: the simulated one)')
    .option('--headless', 'log instead of drawing, even in a terminal')
    .option('--trace <file>', 'write the trace as JSON Lines')
    .option('--panel [port]', 'a page with state, faults and log on 127.0.0.1; never footage or keys')
    .addOption(
      new Option('--log-level <level>', 'least severity of the log')
        .choices(['debug', 'info', 'warn', 'error'])
        .default('info'),
    )
    .action(async (flags: RunFlags) => {
      const { operate, runHeadless } = await import('./operation.ts')
      if (context.terminal === undefined || flags.headless) await runHeadless(context, flags)
      else await operate(context, context.terminal, flags)
    })
}

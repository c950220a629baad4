/**
 * `zeuge offload --to STATION|DIR`: hands over what lies in a camera's data directory, without the camera running.
 */
import { type Command, InvalidArgumentError } from 'commander'
import type { CliContext } from '../context.ts'
import type { OffloadFlags } from '../flags.ts'

const HELP = `
To a station (https://HOST:PORT): with receipts; what has one for longer than --grace hours is erased from the card.
To a directory (a USB stick, a network share): copies only. A directory cannot sign, so nothing is ever erased for it.
Ctrl-C stops after the piece that is under way; the next time it goes on there.

Examples:
  zeuge offload --data ./camera --to https://dock.example:8443
  zeuge offload --data ./camera --to https://dock.example:8443 --grace 0 --limit 10
  zeuge offload --data ./camera --to /media/stick --json
`

const number =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!(value >= min && value <= max)) throw new InvalidArgumentError(`a number from ${min} to ${max}.`)
    return value
  }

export function register(program: Command, context: CliContext): void {
  program
    .command('offload')
    .description('hand over recordings to a station or a directory')
    .requiredOption('--to <station or dir>', 'https://HOST:PORT, or a directory')
    .option('--data <dir>', 'data directory (default: $XDG_DATA_HOME/zeuge)')
    .option('--profile <id or file>', 'rules that nobody signed (default: device/policy.yaml, else demo)')
    .option('--parallel <count>', 'files at once', number(1, 8), 3)
    .option('--limit <mbit>', 'at most so many Mbit/s', number(0.1, 100_000))
    .option(
      '--grace <hours>',
      "between receipt and erasing (default: the profile's graceHours)",
      number(0, 8760),
    )
    .option('--no-erase', 'keep everything on the card')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action(async (flags: OffloadFlags) => {
      const { runOffload } = await import('./offloadrun.ts')
      await runOffload(context, flags)
    })
}

/**
 * `zeuge station --store DIR --keys DIR`: takes in what enrolled cameras bring, until SIGTERM; list, show, verify, pull, alarms, assign.
 */
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CliContext } from '../context.ts'
import type { StationFlags } from '../flags.ts'
import { register as registerAlarms } from './stationalarms.ts'
import { register as registerAssign } from './stationassign.ts'
import { register as registerStore } from './stationstore.ts'

const HELP = `
Set-up, in two commands:
  zeuge keys station --authority ./keys --out ./station-keys --host dock.example
  zeuge station --store /srv/zeuge --keys ./station-keys

The store holds sealed evidence and no key. A camera hands over with "zeuge run --station https://dock.example:8443".
--status-port shows cameras, progress and alarms as a page on this machine only.
`

const whole =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < min || value > max)
      throw new InvalidArgumentError(`a whole number from ${min} to ${max}.`)
    return value
  }

export function register(program: Command, context: CliContext): void {
  const station = program
    .command('station')
    .description('the server behind the docks; and what it holds')
    .option('--store <dir>', 'where evidence goes')
    .option('--keys <dir>', 'what "zeuge keys station" has made')
    .option('--host <address>', 'address to listen on', '0.0.0.0')
    .option('--port <number>', 'port for cameras', whole(0, 65_535), 8443)
    .option('--status-port <number>', 'status page on 127.0.0.1', whole(0, 65_535))
    .option('--lock-days <days>', 'how long its receipts promise not to delete', whole(0, 36_500), 30)
    .addOption(
      new Option('--log-level <level>', 'least severity of the log')
        .choices(['debug', 'info', 'warn', 'error'])
        .default('info'),
    )
    .option('--json', 'a failure as one JSON object')
    .addHelpText('after', HELP)
    .action(async (flags: Partial<StationFlags>) => {
      const { runStation } = await import('./stationrun.ts')
      await runStation(context, flags)
    })
  registerStore(station, context)
  registerAlarms(station, context)
  registerAssign(station, context)
}

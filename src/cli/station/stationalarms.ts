/**
 * `zeuge station alarms`: which stand, and taking them down with a name and a reason, which are kept.
 *
 * Works beside a running station. Takes nothing back that the station witnessed: a ledger that was set back stays refused.
 */
import { type Command, Option } from 'commander'
import type { AlarmKind } from '../../fleet/book.ts'
import type { CliContext } from '../context.ts'
import { type StoreFlags, withBook } from './stationstore.ts'

const HELP = `
Who looked into an alarm takes it down with a name and a reason. Both are kept ("--all" shows them), and what the camera
brings from then on gets receipts again; what was kept apart before stays apart. The same alarm may come again.

Examples:
  zeuge station alarms --store /srv/zeuge
  zeuge station alarms zg-1a2b3c4d --acknowledge --by k.meier --why "card exchanged, incident 17" --store /srv/zeuge
`

/** As in book.ts; named here so that the help answers without the station's code. */
const KINDS: readonly AlarmKind[] = [
  ...(['rolled-back', 'forked', 'second-genesis', 'second-version'] as const),
  ...(['unknown-device', 'damaged', 'lost'] as const),
]
const TEXT = /^[^\p{Cc}]{1,200}$/u

interface AlarmFlags extends StoreFlags {
  readonly all?: boolean
  readonly acknowledge?: boolean
  readonly kind?: AlarmKind
  readonly by?: string
  readonly why?: string
}

export function register(station: Command, context: CliContext): void {
  station
    .command('alarms')
    .description('alarms that stand, and taking them down')
    .argument('[camera]')
    .option('--store <dir>', 'the store of a station')
    .option('--all', 'those that were taken down too')
    .option('--acknowledge', 'take down the alarms of this camera')
    .addOption(new Option('--kind <kind>', 'only of this kind').choices([...KINDS]))
    .option('--by <who>', 'who looked into it')
    .option('--why <text>', 'what was found')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action((device: string | undefined, _, made: Command) => {
      const flags: Partial<AlarmFlags> = made.optsWithGlobals()
      return flags.acknowledge === true ? acknowledge(context, device, flags) : show(context, device, flags)
    })
}

function show(context: CliContext, device: string | undefined, flags: Partial<AlarmFlags>): Promise<void> {
  return withBook(context, flags, async (book) => {
    const { printResult } = await import('../output.ts')
    const { when } = await import('./stationpage.ts')
    const isMeant = (one: { device: string; kind: string }) =>
      (device === undefined || one.device === device) && (flags.kind ?? one.kind) === one.kind
    const alarms = book.alarms(device).filter(isMeant)
    const acknowledged = flags.all === true ? book.acknowledged().filter(isMeant) : []
    printResult(context, { ok: true, alarms, ...(flags.all === true && { acknowledged }) }, () => {
      const none = context.lang === 'de' ? 'Kein Alarm steht an.' : 'No alarm stands.'
      return [
        ...(alarms.length === 0 ? [none] : []),
        ...alarms.map((one) => `ALARM ${when(one.unixUs)} ${one.device} ${one.kind}: ${one.detail}`),
        ...acknowledged.map(
          ({ acknowledgedUs, by, why, device: of, kind, detail }) =>
            `${when(acknowledgedUs)} ${by}: ${why} – ${of} ${kind}: ${detail}`,
        ),
      ].join('\n')
    })
  })
}

function acknowledge(
  context: CliContext,
  device: string | undefined,
  flags: Partial<AlarmFlags>,
): Promise<void> {
  return withBook(context, flags, async (book) => {
    const { ZeugeError } = await import('../../errors.ts')
    const { printResult } = await import('../output.ts')
    const { by = '', why = '', kind } = flags
    if (device === undefined || !TEXT.test(by) || !TEXT.test(why))
      throw new ZeugeError(
        'USAGE',
        '--acknowledge needs a camera, --by and --why, each of one line of at most 200 characters',
      )
    const acknowledgedUs = context.now() * 1000
    const taken = book.acknowledge(device, kind, { by, why, acknowledgedUs })
    if (taken.length === 0)
      throw new ZeugeError(
        'FILE_MISSING',
        `no such alarm stands of a camera "${device}"; "zeuge station alarms" lists them`,
      )
    printResult(context, { ok: true, device, by, why, acknowledged: taken }, () =>
      context.lang === 'de'
        ? `${taken.length} Alarme von ${device} quittiert; ${by} und der Grund sind aufgeschrieben.`
        : `${taken.length} alarms of ${device} acknowledged; ${by} and the reason are written down.`,
    )
  })
}

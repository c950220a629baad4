/**
 * `zeuge station list|show|verify|pull`: what a store holds. Reads only; works beside a running station.
 */
import { constants, copyFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Book } from '../../fleet/book.ts'
import type { CliContext } from '../context.ts'

const LIST_HELP = `
Examples:
  zeuge station list --store /srv/zeuge
  zeuge station show zg-1a2b3c4d --store /srv/zeuge
  zeuge station verify zg-1a2b3c4d --store /srv/zeuge --trust trust.json
  zeuge station pull zg-1a2b3c4d --store /srv/zeuge --out ./case     then: zeuge verify ./case --trust trust.json
`

export interface StoreFlags {
  readonly store: string
  readonly trust?: string
  readonly out?: string
}

export function register(station: Command, context: CliContext): void {
  const command = (name: string, says: string) =>
    station
      .command(name)
      .description(says)
      .option('--store <dir>', 'the store of a station')
      .option('--json', 'one JSON object')
      .addHelpText('after', LIST_HELP)
  command('list', 'cameras, what is kept apart, alarms').action((_, made: Command) =>
    list(context, flagsOf(made)),
  )
  command('show', 'what is held of one camera')
    .argument('<camera>')
    .action((device: string, _, made: Command) => show(context, device, flagsOf(made)))
  command('verify', 'check what is held of one camera, as "zeuge verify" does')
    .argument('<camera>')
    .option('--trust <file>', 'trust file (JSON)')
    .action((device: string, _, made: Command) => verify(context, device, flagsOf(made)))
  command('pull', 'copy what is held of one camera, with its receipts')
    .argument('<camera>')
    .option('--out <dir>', 'directory to make')
    .action((device: string, _, made: Command) => pull(context, device, flagsOf(made)))
}

/** `--store` may stand before or behind the subcommand. */
function flagsOf(made: Command): Partial<StoreFlags> {
  return made.optsWithGlobals()
}

export async function withBook<T>(
  context: CliContext,
  { store }: Partial<StoreFlags>,
  work: (book: Book, root: string) => Promise<T>,
): Promise<T> {
  const { ZeugeError } = await import('../../errors.ts')
  const { openLibsql } = await import('../../../hal/sql/libsql.ts')
  const { openBook } = await import('../../fleet/book.ts')
  const { exists } = await import('../files.ts')
  const { BOOK_NAME } = await import('./stationrun.ts')
  if (store === undefined) throw new ZeugeError('USAGE', '--store DIR is missing')
  const root = resolve(context.cwd, store)
  if (!(await exists(join(root, BOOK_NAME))))
    throw new ZeugeError('FILE_MISSING', `${root}: is not the store of a station (no ${BOOK_NAME})`)
  const book = openBook(await openLibsql(join(root, BOOK_NAME)))
  try {
    return await work(book, root)
  } finally {
    book.close()
  }
}

function list(context: CliContext, flags: Partial<StoreFlags>): Promise<void> {
  return withBook(context, flags, async (book) => {
    const { bytesText, printResult, table } = await import('../output.ts')
    const { devicesOf, when } = await import('./stationpage.ts')
    const cameras = [...devicesOf(book)].map(([device, sum]) => ({ device, ...sum }))
    const [aparts, alarms] = [book.aparts(), book.alarms()]
    printResult(context, { ok: true, cameras, apart: aparts, alarms }, () => {
      const rows = cameras.map(({ device, segments, volumes, bytes, lastUs }) => [
        ...[device, `${segments}`, `${volumes}`, bytesText(bytes, context.lang), when(lastUs)],
      ])
      return [
        table([['camera', 'segments', 'volumes', 'size', 'last'], ...rows], [1, 2, 3]),
        ...aparts.map(({ device, sha256, why }) => `APART ${device} ${sha256.slice(0, 16)} ${why}`),
        ...alarms.map(
          ({ device, kind, detail, unixUs }) => `ALARM ${when(unixUs)} ${device} ${kind}: ${detail}`,
        ),
      ].join('\n')
    })
  })
}

function show(context: CliContext, device: string, flags: Partial<StoreFlags>): Promise<void> {
  return withBook(context, flags, async (book) => {
    const { bytesText, printResult, table } = await import('../output.ts')
    const { when } = await import('./stationpage.ts')
    const units = await unitsOf(book, device)
    const witnessed = book.witnessed(device) ?? null
    printResult(context, { ok: true, device, units, witnessed, alarms: book.alarms(device) }, () => {
      const rows = units.map(({ file, bytes, verdict, unixUs, sha256 }) => [
        ...[file, verdict, bytesText(bytes, context.lang), when(unixUs), sha256.slice(0, 16)],
      ])
      const cosigned =
        witnessed === null ? '' : `\n\n${witnessed.size} entries cosigned, ${when(witnessed.unixUs)}`
      return table([['file', 'verdict', 'size', 'received', 'sha256'], ...rows], [2]) + cosigned
    })
  })
}

async function unitsOf(book: Book, device: string) {
  const units = book.units(device)
  if (units.length > 0) return units
  const { ZeugeError } = await import('../../errors.ts')
  throw new ZeugeError(
    'FILE_MISSING',
    `nothing is held of a camera "${device}"; "zeuge station list" shows which there are`,
  )
}

function verify(context: CliContext, device: string, flags: Partial<StoreFlags>): Promise<void> {
  return withBook(context, flags, async (book, root) => {
    await unitsOf(book, device)
    const { verifyPaths } = await import('../evidence/verify.ts')
    const { printResult } = await import('../output.ts')
    const { verifyText } = await import('../evidence/verifytext.ts')
    const report = await verifyPaths(context, [join(root, 'devices', device)], { trust: flags.trust })
    printResult(context, { ...report }, () => verifyText(context, report))
    if (report.exitCode !== 0) context.setExit(report.exitCode)
  })
}

function pull(context: CliContext, device: string, flags: Partial<StoreFlags>): Promise<void> {
  return withBook(context, flags, async (book, root) => {
    const { ZeugeError } = await import('../../errors.ts')
    const { exists, fileFault, writeOutput } = await import('../files.ts')
    const { makeDirs } = await import('../../../hal/makedirs.ts')
    const { printResult } = await import('../output.ts')
    const { receiptName } = await import('../../store/names.ts')
    const units = await unitsOf(book, device)
    if (flags.out === undefined) throw new ZeugeError('USAGE', '--out DIR is missing')
    const out = resolve(context.cwd, flags.out)
    if (await exists(out)) throw new ZeugeError('FILE_EXISTS', `${out}: exists already; choose another name`)
    for (const { file, receipt, sha256 } of units) {
      const to = join(out, file.split('/').slice(2).join('/'))
      try {
        await makeDirs(dirname(to))
        await copyFile(join(root, file), to, constants.COPYFILE_EXCL)
      } catch (cause) {
        throw fileFault(cause, to)
      }
      await writeOutput(join(out, receiptName(sha256)), receipt, { force: true })
    }
    const bytes = units.reduce((sum, unit) => sum + unit.bytes, 0)
    printResult(
      context,
      { ok: true, device, out, files: units.length, bytes },
      () => `${out}: ${units.length} files`,
    )
  })
}

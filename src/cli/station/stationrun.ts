/**
 * A running station: store, catalogue, keys and server, opened in order and let go in reverse.
 *
 * SIGTERM and Ctrl-C take no new requests, let those under way end for a moment, and close the catalogue: exit code 0.
 */
import { join, resolve } from 'node:path'
import { openNodeClock } from '../../../hal/clock/node.ts'
import { lockDirectory } from '../../../hal/disk/lock.ts'
import { openStationDisk } from '../../../hal/disk/station.ts'
import { giveBack } from '../../../hal/memory/node.ts'
import { openExchangeServer } from '../../../hal/net/server.ts'
import { nodePrimitives } from '../../../hal/primitives/node.ts'
import { openLibsql } from '../../../hal/sql/libsql.ts'
import { ZeugeError } from '../../errors.ts'
import { type Book, openBook } from '../../fleet/book.ts'
import { type Quiet, restWhenQuiet } from '../../fleet/quiet.ts'
import { serveStation } from '../../fleet/service.ts'
import { openStation } from '../../fleet/station.ts'
import type { CliContext } from '../context.ts'
import { readTrust } from '../evidence/trustfile.ts'
import type { StationFlags } from '../flags.ts'
import { createLog } from '../log.ts'
import { readPem } from '../pemfile.ts'
import { enrolledIn, readStationKey } from './stationkeyfiles.ts'
import { openStatusPage } from './stationpage.ts'

export const BOOK_NAME = 'station.db'
const GRACE_MS = 5000

export async function runStation(context: CliContext, flags: Partial<StationFlags>): Promise<void> {
  const { store, keys, host = '0.0.0.0', port = 8443, lockDays = 30, statusPort, logLevel = 'info' } = flags
  if (store === undefined || keys === undefined)
    throw new ZeugeError('USAGE', 'a station needs --store DIR and --keys DIR')
  const interrupted = new Promise<void>((done) => {
    context.onInterrupt(() => done())
  })
  const root = resolve(context.cwd, store)
  const keyDirectory = resolve(context.cwd, keys)
  const clock = openNodeClock()
  const log = createLog(context, clock, logLevel)
  const tls = await readTls(keyDirectory)
  const key = await readStationKey(keyDirectory)
  const trust = await readTrust(join(keyDirectory, 'trust', 'trust.json'))
  const disk = await openStationDisk(root)
  const lock = await lockDirectory(root)
  let book: Book | undefined
  let quiet: Quiet | undefined
  try {
    book = openBook(await openLibsql(join(root, BOOK_NAME)))
    const enrolled = enrolledIn(keyDirectory)
    const parts = { clock, disk, primitives: nodePrimitives, log, book, key, trust, enrolled, lockDays }
    const station = openStation(parts)
    await station.begin()
    quiet = restWhenQuiet(clock, serveStation(station, log), giveBack)
    const server = await openExchangeServer({ host, port, ...tls }, quiet.serve)
    const page = statusPort === undefined ? undefined : await openStatusPage(statusPort, book, station.name)
    log({
      ...{ level: 'info', event: 'station.ready', station: station.name, host, port: server.port },
      ...(page && { status: `http://127.0.0.1:${page.port}/` }),
    })
    await giveBack()
    await interrupted
    await page?.close()
    await server.close(GRACE_MS)
    log({ level: 'info', event: 'station.closed' })
  } finally {
    quiet?.end()
    book?.close()
    await lock.release()
  }
}

async function readTls(directory: string) {
  const [root, certificate, key] = await Promise.all(
    [join('trust', 'root.pem'), 'tls.pem', 'tls.key'].map((name) => readPem(join(directory, name))),
  )
  return { root: root ?? '', certificate: certificate ?? '', key: key ?? '' }
}

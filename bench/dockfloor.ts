/**
 * What no hand-over in Node can leave out, each step measured with nothing else in the program:
 *
 *   read ─► TCP ─► (TLS 1.3) ─► (SHA-256) ─► (write) ─► (fdatasync)        one process each side, pieces of 256 KiB
 *
 * Knows nothing of stations: no HTTP, no verification, no catalogue. Its receiving side is this very file, forked.
 */
import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  fdatasyncSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writevSync,
} from 'node:fs'
import { createServer as createTcp, type Socket, connect as tcp } from 'node:net'
import { join } from 'node:path'
import { createServer as createTls, connect as tls } from 'node:tls'
import { fileURLToPath } from 'node:url'

const PIECE_BYTES = 256 * 1024
const STEPS = {
  'read, TCP': { tls: false, hashes: 0, write: false, sync: false },
  'read, TLS 1.3': { tls: true, hashes: 0, write: false, sync: false },
  'read, TLS, hashed once': { tls: true, hashes: 1, write: false, sync: false },
  'read, TLS, hashed twice': { tls: true, hashes: 2, write: false, sync: false },
  'read, TLS, hashed twice, written': { tls: true, hashes: 2, write: true, sync: false },
  'read, TLS, hashed twice, written, fdatasync': { tls: true, hashes: 2, write: true, sync: true },
} as const
type Step = (typeof STEPS)[keyof typeof STEPS]

export interface Floor {
  readonly step: string
  readonly seconds: number
  readonly sendingCpuSeconds: number
  readonly receivingCpuSeconds: number
}

interface Wanted {
  readonly step: Step
  readonly bytes: number
  readonly keys: string
  readonly out: string
}

/** @param keys directory with tls.pem and tls.key */
export async function floors(
  files: readonly string[],
  keys: string,
  scratch: string,
): Promise<readonly Floor[]> {
  const found: Floor[] = []
  for (const [name, step] of Object.entries(STEPS)) found.push(await floor(name, step, files, keys, scratch))
  return found
}

async function floor(
  name: string,
  step: Step,
  files: readonly string[],
  keys: string,
  scratch: string,
): Promise<Floor> {
  const out = join(scratch, 'floor')
  const handles = files.map((file) => openSync(file, 'r'))
  const pieces = handles.flatMap((handle, at) => piecesOf(handle, files[at] ?? ''))
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0)
  const other = fork(fileURLToPath(import.meta.url), ['receive'])
  const heard = <T>(): Promise<T> => new Promise((resolve) => other.once('message', resolve as () => void))
  const listening = heard<{ port: number }>()
  other.send({ step, bytes, keys, out } satisfies Wanted)
  const { port } = await listening
  const socket = await new Promise<Socket>((resolve) => {
    const options = { host: '127.0.0.1', port }
    const made: Socket = step.tls
      ? tls({ ...options, rejectUnauthorized: false, minVersion: 'TLSv1.3' }, () => resolve(made))
      : tcp(options, () => resolve(made))
  })
  const done = heard<{ cpuSeconds: number }>()
  const [from, cpu] = [process.hrtime.bigint(), process.cpuUsage()]
  for (const { handle, offset, length } of pieces) {
    const memory = Buffer.allocUnsafeSlow(length)
    readSync(handle, memory, 0, length, offset)
    if (!socket.write(memory)) await new Promise<void>((resolve) => socket.once('drain', resolve))
  }
  const { cpuSeconds: receivingCpuSeconds } = await done
  const seconds = Number(process.hrtime.bigint() - from) / 1e9
  const { user, system } = process.cpuUsage(cpu)
  socket.destroy()
  other.kill()
  for (const handle of handles) closeSync(handle)
  rmSync(out, { force: true })
  return { step: name, seconds, sendingCpuSeconds: (user + system) / 1e6, receivingCpuSeconds }
}

function piecesOf(handle: number, file: string) {
  const { size: bytes } = statSync(file)
  const count = Math.ceil(bytes / PIECE_BYTES)
  return Array.from({ length: count }, (_, at) => ({
    ...{ handle, offset: at * PIECE_BYTES },
    length: Math.min(PIECE_BYTES, bytes - at * PIECE_BYTES),
  }))
}

function receive({ step, bytes, keys, out }: Wanted): void {
  const take = (socket: Socket): void => {
    const cpu = process.cpuUsage()
    const hashes = Array.from({ length: step.hashes }, () => createHash('sha256'))
    const file = step.write ? openSync(out, 'w') : undefined
    let [got, waiting, waitingBytes] = [0, [] as Buffer[], 0]
    socket.on('error', () => undefined)
    socket.on('data', (part: Buffer) => {
      got += part.length
      for (const hash of hashes) hash.update(part)
      if (file !== undefined) {
        waiting.push(part)
        waitingBytes += part.length
        if (waitingBytes >= PIECE_BYTES || got === bytes) {
          writevSync(file, waiting)
          waiting = []
          waitingBytes = 0
        }
      }
      if (got < bytes) return
      if (file !== undefined && step.sync) fdatasyncSync(file)
      for (const hash of hashes) hash.digest()
      const { user, system } = process.cpuUsage(cpu)
      process.send?.({ cpuSeconds: (user + system) / 1e6 })
    })
  }
  const pem = (name: string): Buffer => readFileSync(join(keys, name))
  const server = step.tls
    ? createTls({ key: pem('tls.key'), cert: pem('tls.pem'), minVersion: 'TLSv1.3' }, take)
    : createTcp(take)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
  })
}

if (process.argv[2] === 'receive') process.once('message', (wanted) => receive(wanted as Wanted))

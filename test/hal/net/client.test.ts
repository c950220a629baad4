/** The camera's side of HTTPS where the station dies: an end at once, and no timer that outlives it. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { enrol, TLS_CERTIFICATE_NAME, TLS_KEY_NAME } from '../../../hal/keystore/enrol.ts'
import { issueTls, newKeys, openAuthority, pemText, pkcs8 } from '../../../hal/keystore/issue.ts'
import { openExchangeClient } from '../../../hal/net/client.ts'

/** Of no other timer in this process. */
const ANSWER_MS = 98_765

let camera: { root: string; certificate: string; key: string }
let station: { cert: string; key: string; ca: string }

beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'zeuge-net-'))
  const authorityKey = join(dir, 'authority.key')
  const { rootPem } = await enrol({ dir, authorityKey })
  const read = (name: string) => readFileSync(join(dir, 'device', name), 'utf8')
  camera = { root: rootPem, certificate: read(TLS_CERTIFICATE_NAME), key: read(TLS_KEY_NAME) }
  const authority = await openAuthority(readFileSync(authorityKey, 'utf8'), rootPem)
  const keys = await newKeys()
  const certificate = await issueTls(authority, 'zs-00000000', keys.publicKey, Date.now(), ['127.0.0.1'])
  station = { cert: pemText(certificate), key: await pkcs8(keys.privateKey), ca: rootPem }
})
afterEach(() => vi.restoreAllMocks())

/** Timers that wait for an answer, as long as they are not cleared. */
function watchTimers(): Set<unknown> {
  const running = new Set<unknown>()
  const { setTimeout: set, clearTimeout: clear } = globalThis
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms: number) => {
    const timer = set(run, ms)
    if (ms === ANSWER_MS) running.add(timer)
    return timer
  }) as typeof setTimeout)
  vi.spyOn(globalThis, 'clearTimeout').mockImplementation((timer) => {
    running.delete(timer)
    clear(timer as NodeJS.Timeout)
  })
  return running
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

test('a station that dies in the middle of its answer ends the request, and the body that ends later starts no timer', async () => {
  const running = watchTimers()
  const server = createServer(station, (request, response) => {
    request.socket.on('error', () => undefined)
    request.resume()
    response.writeHead(200, { 'content-length': '100' })
    response.write('half', () => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = openExchangeClient({ url, ...camera, answerMs: ANSWER_MS })
  let go: () => void = () => undefined
  const disk = new Promise<void>((resolve) => {
    go = resolve
  })
  async function* parts() {
    yield new Uint8Array(1)
    await disk
  }
  const body = { bytes: 1, parts: parts() }
  const sent = client.exchange({ method: 'PUT', path: '/', headers: {}, body })
  await expect(sent).rejects.toMatchObject({ code: 'STATION_UNREACHABLE' })
  expect(running.size).toBe(0)
  go()
  await turns(20)
  expect(running.size).toBe(0)
  client.close()
  server.close()
})

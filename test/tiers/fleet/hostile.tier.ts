/**
 * Over real TLS: stations that lie, and clients that shout. The camera erases nothing for a lie; the station answers in
 * words, stays small and goes on serving the honest.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type ServerOptions } from 'node:http'
import { createServer as createTls, request as tlsRequest } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { dist } from '../../e2e/process.ts'
import {
  copyCard,
  filesIn,
  makeStationKeys,
  offload,
  type RunningStation,
  recordCard,
  segmentHashes,
  startStation,
} from './town.ts'

const MIB = 1024 * 1024
const root = mkdtempSync(join(tmpdir(), 'zeuge-hostile-'))
const [card, stranger, keys, store] = ['card', 'stranger', 'keys', 'store'].map((name) =>
  join(root, name),
) as [string, string, string, string]
const file = (...parts: readonly string[]) => readFileSync(join(root, ...parts))
let station: RunningStation
let hashes: readonly string[]

beforeAll(async () => {
  await recordCard(card, 3, 'tape')
  await recordCard(stranger, 2, 'tape')
  makeStationKeys(card, keys)
  hashes = segmentHashes(card)
  station = await startStation(store, keys)
})
afterAll(async () => {
  await station.stop()
  rmSync(root, { recursive: true, force: true })
})

describe('a station that lies over the wire', () => {
  let close: () => void = () => undefined
  afterEach(() => close())

  /** A station of this very authority, as far as TLS goes. */
  async function lie(answer: RequestListener): Promise<string> {
    const options: ServerOptions & Record<string, unknown> = {
      ...{
        ca: file('keys', 'trust', 'root.pem'),
        cert: file('keys', 'tls.pem'),
        key: file('keys', 'tls.key'),
      },
      ...{ requestCert: true, rejectUnauthorized: true },
    }
    const server = createTls(options, answer)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    close = () => {
      server.closeAllConnections()
      server.close()
    }
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  const status = (code: number): RequestListener => {
    return (_, response) => response.writeHead(code).end('{"state":"held","receipt":"thanks"}')
  }
  const LIES: Readonly<Record<string, readonly [RequestListener, RegExp]>> = {
    ...Object.fromEntries(
      [200, 201, 204, 400, 401, 403, 404, 409, 412, 413, 429, 500, 503, 507].map((code) => [
        `${code} to everything`,
        [status(code), /STATION_(REFUSED|BUSY|FULL)|RECEIPT_WRONG/] as const,
      ]),
    ),
    'a redirect': [
      (_, response) => response.writeHead(307, { location: `${station.url}/v1/clock` }).end(),
      /STATION_REFUSED/,
    ],
    'a body that stops': [
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{"state"')
        setTimeout(() => response.destroy(), 50)
      },
      /STATION_UNREACHABLE/,
    ],
    'a body that never ends': [
      (_, response) => {
        const more = (): void => {
          if (response.destroyed) return
          response.write(Buffer.alloc(64 * 1024, 32))
          setImmediate(more)
        }
        response.writeHead(200)
        more()
      },
      /STATION_UNREACHABLE/,
    ],
    'an end before any answer': [(_, response) => response.destroy(), /STATION_UNREACHABLE/],
  }

  test.each(Object.entries(LIES))('%s is told in words, and nothing is erased', async (_, [answer, code]) => {
    const ended = await offload(card, await lie(answer), '--grace', '0')
    expect(ended.code).not.toBe(0)
    const said = JSON.parse(ended.stdout) as { error: { code: string; message: string; hint: string } }
    expect(said.error.code).toMatch(code)
    expect(said.error.message.length + said.error.hint.length).toBeGreaterThan(40)
    expect(segmentHashes(card)).toEqual(hashes)
  })

  test('a server of another authority is not even asked', async () => {
    const keysThere = join(root, 'keys-there')
    makeStationKeys(stranger, keysThere)
    const other = await startStation(join(root, 'store-there'), keysThere)
    const ended = await offload(card, other.url, '--grace', '0')
    expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code: 'STATION_UNTRUSTED' } })
    await other.stop()
    expect(segmentHashes(card)).toEqual(hashes)
  })

  test('a server in the clear is no station', async () => {
    const server = createServer(status(200))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    close = () => server.close()
    const ended = await offload(card, `https://127.0.0.1:${(server.address() as AddressInfo).port}`)
    expect(JSON.parse(ended.stdout).error.code).toMatch(/STATION_(UNREACHABLE|REFUSED|UNTRUSTED)/)
  })
})

describe('clients that shout', () => {
  const tls = () => ({
    host: '127.0.0.1',
    port: station.port,
    ca: file('keys', 'trust', 'root.pem'),
    cert: file('card', 'device', 'tls.pem'),
    key: file('card', 'device', 'tls.key'),
    checkServerIdentity: () => undefined,
    agent: false as const,
  })

  interface Said {
    readonly status: number
    readonly body: string
  }
  function ask(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: Uint8Array | 'for ever',
  ): Promise<Said> {
    return new Promise((resolve, reject) => {
      const sent = tlsRequest({ ...tls(), method, path, headers }, (response) => {
        let text = ''
        response.on('data', (part: Buffer) => {
          text += part.toString('utf8')
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }))
        response.on('error', reject)
      })
      sent.on('error', reject)
      if (body !== 'for ever') {
        sent.end(body)
        return
      }
      const more = (): void => {
        if (!sent.destroyed && !sent.writableEnded)
          sent.write(Buffer.alloc(64 * 1024), () => setImmediate(more))
      }
      more()
    })
  }
  const unit = `/v1/units/${'a'.repeat(64)}`
  const sizes = { 'zeuge-bytes': '1000', 'zeuge-offset': '0' }

  test.each([
    ['names like paths', 'PUT', '/v1/units/../../etc/passwd', sizes],
    ['names like paths, encoded', 'PUT', '/v1/units/%2e%2e%2f%2e%2e%2fetc%2fpasswd', sizes],
    ['no names at all', 'PUT', '/v1/units/', sizes],
    ['too many bytes', 'PUT', unit, { ...sizes, 'zeuge-bytes': '999999999999' }],
    ['negative bytes', 'PUT', unit, { ...sizes, 'zeuge-bytes': '-1' }],
    ['no lengths', 'PUT', unit, {}],
    ['volumes that are none', 'PUT', unit, { ...sizes, 'zeuge-volume': '1e9' }],
    ['other methods', 'DELETE', unit, sizes],
    ['other paths', 'GET', '/v2/everything', {}],
    ['questions that are no JSON', 'POST', '/v1/holdings', {}],
  ])('with %s get a clear answer', async (_, method, path, headers) => {
    const content = method === 'PUT' || method === 'POST' ? 'x'.repeat(100) : ''
    const { status: code, body } = await ask(method, path, headers, Buffer.from(content))
    expect(code).toBeGreaterThanOrEqual(400)
    expect(code).toBeLessThan(500)
    expect(JSON.parse(body)).toMatchObject({
      error: { code: 'STATION_REFUSED', message: expect.any(String) },
    })
    expect(filesIn(store).every((name) => !name.includes('passwd'))).toBe(true)
  })

  test('that never stop are cut off, whatever they named', async () => {
    const answers = await Promise.allSettled([
      ask('PUT', unit, sizes, 'for ever'),
      ask('POST', '/v1/holdings', {}, 'for ever'),
      ask('PUT', '/v1/units/nothing', sizes, 'for ever'),
    ])
    for (const answer of answers)
      if (answer.status === 'fulfilled') expect(answer.value.status).toBeGreaterThanOrEqual(400)
    expect(station.memory()).toBeLessThan(300 * MIB)
  })

  test('of another authority, or without a certificate, get no further than the handshake', async () => {
    const foreign = {
      cert: file('stranger', 'device', 'tls.pem'),
      key: file('stranger', 'device', 'tls.key'),
    }
    for (const own of [foreign, { cert: undefined, key: undefined }])
      await expect(
        new Promise((resolve, reject) => {
          tlsRequest({ ...tls(), ...own, path: '/v1/holdings' }, resolve)
            .on('error', reject)
            .end()
        }),
      ).rejects.toThrow()
  })

  test('a thousand silent connections do not keep an honest camera out', async () => {
    const sockets: Socket[] = []
    await Promise.all(
      Array.from({ length: 1000 }, () => {
        const socket = connect(station.port, '127.0.0.1')
        sockets.push(socket)
        socket.on('error', () => undefined)
        return new Promise((resolve) => socket.once('connect', resolve))
      }),
    )
    const data = join(root, 'honest')
    copyCard(card, data)
    const { code, stderr } = await offload(data, station.url)
    expect(code, stderr).toBe(0)
    expect(station.memory()).toBeLessThan(300 * MIB)
    for (const socket of sockets) socket.destroy()
    expect(segmentHashes(join(store, 'devices'))).toEqual(hashes)
    expect(station.process.exitCode).toBeNull()
  })

  test('a store that cannot be written, a taken port, missing keys: one sentence and its exit code', () => {
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [dist('src/cli/main.js'), 'station', ...args, '--json'], {
        encoding: 'utf8',
      })
    expect(run('--store', store).status).toBe(2)
    expect(run('--store', join(root, 'none'), '--keys', join(root, 'nowhere')).status).toBe(5)
    const taken = run(
      '--store',
      join(root, 'second'),
      '--keys',
      keys,
      '--host',
      '127.0.0.1',
      '--port',
      `${station.port}`,
    )
    expect(taken.status).toBe(4)
    const locked = run('--store', store, '--keys', keys, '--port', '0')
    expect(locked.status).toBe(4)
    for (const { stdout, stderr } of [taken, locked]) {
      expect(JSON.parse(stdout)).toMatchObject({ ok: false })
      expect(stderr).not.toMatch(/ at .*\.js/)
    }
    expect(readdirSync(root)).toContain('store')
  })
})

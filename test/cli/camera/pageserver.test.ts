/** The page server answers on 127.0.0.1 by its own name, with the files it knows, and nothing else. */

import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { get, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPageServer, type PageServer, portOf } from '../../../src/cli/camera/pageserver.ts'

let root: string
let server: PageServer
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'zeuge-pages-'))
  writeFileSync(join(root, 'index.html'), '<p>here')
  writeFileSync(join(root, 'a.js'), '1')
  symlinkSync('/etc/hostname', join(root, 'hostname'))
  server = await openPageServer({ root, port: 0, answers: { '/own': (_, response) => response.end('own') } })
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

interface Asked {
  readonly method?: string
  readonly host?: string
}

function ask(
  path: string,
  { method = 'GET', host }: Asked = {},
): Promise<{ status: number; type: string; text: string }> {
  const { hostname, port } = new URL(server.url)
  const headers = host === undefined ? {} : { Host: host }
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, type: String(answer.headers['content-type']), text }),
      )
    })
    asked.on('error', reject).end()
  })
}

test('serves the files that were there, each with its type, and / as the first page', async () => {
  expect(await ask('/')).toEqual({ status: 200, type: 'text/html; charset=utf-8', text: '<p>here' })
  expect(await ask('/a.js?v=1')).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8' })
  expect(await ask('/own')).toMatchObject({ status: 200, text: 'own' })
})

test.each([
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/a.js',
  '/hostname',
  '//etc/passwd',
  '/nothing',
  '/constructor',
])('%s is not there', async (path) => {
  expect((await ask(path)).status).toBe(404)
})

test('a name that only points here is refused, as is everything but reading', async () => {
  const { port } = new URL(server.url)
  expect((await ask('/', { host: `localhost:${port}` })).status).toBe(200)
  for (const host of [
    `camera.example:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port}.example`,
    `192.168.0.2:${port}`,
  ])
    expect((await ask('/', { host })).status, host).toBe(403)
  expect((await ask('/own', { host: 'evil.example' })).status).toBe(403)
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect((await ask('/', { method })).status).toBe(405)
})

test('says that it may not be framed, guessed at or told of', async () => {
  const headers = await new Promise<NodeJS.Dict<string | string[]>>((resolve) => {
    get(server.url, (answer) => {
      answer.resume()
      resolve(answer.headers)
    })
  })
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  })
})

test('a port that is taken, or none, and a page that was not built are said in one sentence', async () => {
  const port = Number(new URL(server.url).port)
  await expect(openPageServer({ root, port })).rejects.toMatchObject({ code: 'NOT_AVAILABLE' })
  await expect(openPageServer({ root: join(root, 'none'), port: 0 })).rejects.toMatchObject({
    code: 'FILE_MISSING',
  })
  for (const text of ['', '-1', '65536', '80a', '1e3']) expect(() => portOf(text)).toThrow(/a number from 0/)
})

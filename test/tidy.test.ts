/**
 * The rules a reviewer should not have to look for: who may import whom, what pure rooms
 * may not touch, how long a file may be. CONTRIBUTING.md draws the same table.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Each room and the rooms it may import; a room is a folder, files in deeper folders belong to the longest match. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  src: [],
  'src/crypto': ['src'],
  'src/media': ['src'],
  hal: ['src'],
  'src/store': ['src', 'src/crypto', 'hal'],
  'src/device': ['src', 'src/crypto', 'src/media', 'src/store', 'hal'],
  'src/fleet': ['src', 'src/crypto', 'src/store', 'hal'],
  'src/sim': ['src', 'src/crypto', 'src/media', 'src/store', 'src/device', 'src/fleet', 'hal', 'hal/mock'],
  'src/ui': [
    ...['src', 'src/crypto', 'src/media', 'src/store', 'src/device', 'src/sim', 'hal', 'hal/mock', 'hal/web'],
    ...['src/ui/screen', 'hal/camera', 'hal/envelopes'],
  ],
  // Drawing alone: the board's display process and the page run it alike.
  'src/ui/screen': ['src', 'hal'],
  'src/cli': ['*'],
  'hal/mock': ['src', 'hal'],
  'hal/web': ['src', 'hal', 'hal/camera'],
  // Cameras turn byte streams into access units, which is src/media's pure craft; nothing flows back.
  'hal/camera': ['src', 'src/media', 'hal', 'hal/microphone'],
  'hal/microphone': ['src', 'src/media', 'hal', 'hal/camera'],
  'hal/addon': ['src', 'hal'],
  // The only room that knows all backends.
  'hal/boards': [
    ...[
      'src',
      'hal',
      'hal/addon',
      'hal/buttons',
      'hal/clock',
      'hal/dock',
      'hal/gpio',
      'hal/haptic',
      'hal/led',
    ],
    ...['hal/position', 'hal/power', 'hal/serial', 'hal/tone'],
  ],
  // Real boards: what hangs on a GPIO line, an input device or a serial port is a room of its own.
  'hal/buttons': ['src', 'hal', 'hal/addon', 'hal/gpio'],
  'hal/clock': ['src', 'hal'],
  'hal/dock': ['src', 'hal', 'hal/gpio', 'hal/serial'],
  'hal/disk': ['src', 'hal'],
  'hal/display': ['src', 'hal', 'hal/camera', 'src/ui/screen'],
  'hal/entropy': ['src', 'hal'],
  'hal/envelopes': ['src', 'hal'],
  'hal/gpio': ['src', 'hal', 'hal/addon'],
  'hal/haptic': ['src', 'hal', 'hal/gpio', 'hal/led'],
  'hal/keystore': ['src', 'hal'],
  'hal/led': ['src', 'hal', 'hal/gpio'],
  'hal/position': ['src', 'hal', 'hal/serial'],
  'hal/power': ['src', 'hal'],
  'hal/memory': ['src', 'hal', 'hal/addon'],
  'hal/net': ['src', 'hal'],
  'hal/primitives': ['src', 'hal'],
  'hal/serial': ['src', 'hal'],
  'hal/sql': ['src', 'hal'],
  'hal/tone': ['src', 'hal', 'hal/buttons', 'hal/haptic'],
  'hal/watchdog': ['src', 'hal', 'hal/addon'],
  bench: ['*'],
  test: ['*'],
}
/** src/index.ts is the public face and may reach into every pure room. */
const FACE = 'src/index.ts'
const ROOMS = Object.keys(MAY_IMPORT).sort((a, b) => b.length - a.length)
const IMPURE = /^(hal\/|src\/cli|bench|test)/
/** Clocks, timers, randomness and the process: only where the world is (hal, cli). */
const BANNED = [
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bperformance\.now\b/,
  /\bMath\.random\b/,
  /\bgetRandomValues\b/,
  /\brandomBytes\b/,
  /\bhrtime\b/,
  /(?<![.\w])setTimeout\(/,
  /(?<![.\w])setInterval\(/,
  /(?<![.\w])setImmediate\(/,
  /\bprocess\./,
  /from 'node:/,
]
/** Forbidden everywhere: marks of unfinished work, and tests that reach under the ports. Spelled so that this file passes. */
const NOWHERE = [
  new RegExp(`${'TO'}DO|${'FIX'}ME`),
  new RegExp(`vi\\.${'mock'}\\(`),
  new RegExp(`@ts-${'ignore'}`),
]
/** Native libraries, one file each. */
const NATIVE: Readonly<Record<string, RegExp>> = {
  '@napi-rs/canvas': /['"]@napi-rs\/canvas['"]/,
  libsql: /['"]libsql['"]/,
  'node-webcodecs': /['"]node-webcodecs['"]/,
  onoff: /(from |import\()['"]onoff['"]/,
  serialport: /['"]serialport['"]/,
  'native/zeuge.node': /native\/zeuge\.node`/,
}
const LINES_MAX = 300

const files = ['src', 'hal', 'test', 'bench'].flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(top, file)),
)
const roomOf = (file: string): string => {
  const room = ROOMS.find((candidate) => file.startsWith(`${candidate}/`))
  if (room === undefined) throw new Error(`${file} lies in no room; name it in MAY_IMPORT`)
  return room
}
/** Static imports, type imports, re-exports and dynamic imports alike. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)]
    .map((match) => match[1] as string)
    // Files that a build takes as they are.
    .filter((name) => !/\?(url|raw)$/.test(name))

describe.each(files)('%s', (file) => {
  const text = readFileSync(file, 'utf8')
  const room = roomOf(file)
  const allowed = MAY_IMPORT[room] as readonly string[]

  test('imports only from the rooms it may', () => {
    for (const target of importsOf(text)) {
      const to = roomOf(normalize(join(dirname(file), target)))
      const ok = file === FACE || to === room || allowed.includes('*') || allowed.includes(to)
      expect(ok, `${room} may not import ${to} (${target})`).toBe(true)
    }
  })
  test('is one noun of at most 300 lines with nothing unfinished', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(LINES_MAX)
    for (const mark of NOWHERE) expect(text).not.toMatch(mark)
  })
  if (IMPURE.test(file)) return
  test('reads no clock, randomness or process', () => {
    for (const banned of BANNED) expect(text).not.toMatch(banned)
  })
})

test('every native library is imported in one file', () => {
  for (const [library, pattern] of Object.entries(NATIVE)) {
    const users = files.filter(
      (file) => !/^test\/|\.d\.ts$/.test(file) && pattern.test(readFileSync(file, 'utf8')),
    )
    expect(users.length, `${library}: ${users.join(', ')}`).toBeLessThanOrEqual(1)
  }
})

test('there are no import cycles', () => {
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(readFileSync(file, 'utf8')).map((to) => normalize(join(dirname(file), to))),
    ]),
  )
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): void => {
    expect(path, `cycle: ${[...path, file].join(' → ')}`).not.toContain(file)
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of files) walk(file, [])
})

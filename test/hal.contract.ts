/**
 * The law of hal/hal.ts as one suite. `halContract` holds a whole board to it, the parts hold a
 * backend of one port. `run` lets a promise settle on the backend's own time (virtual or real),
 * `pass` lets that time go by. What a fault does is tested where the fault can be made.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type {
  Button,
  ButtonEdge,
  Camera,
  Clock,
  Disk,
  DiskFile,
  Entropy,
  Envelopes,
  Hal,
  KeyStore,
  MediaSink,
} from '../hal/hal.ts'
import { nodePrimitives } from '../hal/primitives/node.ts'
import { equalBytes, hexOf, utf8 } from '../src/bytes.ts'
import { readDeviceCertificate } from '../src/crypto/certificate.ts'

export interface Time {
  run<T>(promise: Promise<T>): Promise<T>
  pass(ms: number): Promise<void>
}

type Opener<T> = () => Promise<T> | T

/** Opens before each test and closes after it; reading it outside a test is a mistake. */
function each<T>(open: Opener<T & { close?(): Promise<void> }>): () => T {
  let opened: (T & { close?(): Promise<void> }) | undefined
  beforeEach(async () => {
    opened = await open()
  })
  afterEach(async () => opened?.close?.())
  return () => {
    if (opened === undefined) throw new Error('opened only inside a test')
    return opened
  }
}

/** The suite's promises fail with ZeugeErrors; only the code is law. */
async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )
}

export function clockContract(name: string, open: Opener<{ clock: Clock } & Time>): void {
  describe(`the clock contract: ${name}`, () => {
    const opened = each(open)

    test('measures integer microseconds that never go back', async () => {
      const { clock, pass } = opened()
      const times = [clock.nowUs()]
      for (let round = 0; round < 5; round++) {
        await pass(2)
        times.push(clock.nowUs())
      }
      expect(times.every(Number.isSafeInteger)).toBe(true)
      expect([...times].sort((a, b) => a - b)).toEqual(times)
      expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(10_000)
    })
    test('labels with integer microseconds and says what they are worth', () => {
      const { clock } = opened()
      expect(Number.isSafeInteger(clock.wallUs())).toBe(true)
      expect(['unset', 'rtc', 'network', 'gnss']).toContain(clock.state())
    })
    test('fires a timer late or on time, once, and never early', async () => {
      const { clock, pass } = opened()
      const beganUs = clock.nowUs()
      const fired: number[] = []
      clock.setTimeout(() => fired.push(clock.nowUs() - beganUs), 5)
      expect(fired).toEqual([])
      await pass(40)
      expect(fired.length).toBe(1)
      expect(fired[0]).toBeGreaterThanOrEqual(5000)
    })
    test('does not fire what was cleared, and clears what has fired without complaint', async () => {
      const { clock, pass } = opened()
      const fired: string[] = []
      const cleared = clock.setTimeout(() => fired.push('cleared'), 5)
      const kept = clock.setTimeout(() => fired.push('kept'), 5)
      clock.clearTimeout(cleared)
      await pass(40)
      clock.clearTimeout(kept)
      expect(fired).toEqual(['kept'])
    })
    test('fires timers of different delays in the order they are due', async () => {
      const { clock, pass } = opened()
      const fired: number[] = []
      for (const delayMs of [30, 10, 20]) clock.setTimeout(() => fired.push(delayMs), delayMs)
      await pass(80)
      expect(fired).toEqual([10, 20, 30])
    })
  })
}

export function entropyContract(name: string, open: Opener<{ entropy: Entropy }>): void {
  describe(`the entropy contract: ${name}`, () => {
    const opened = each(open)

    test('gives as many bytes as asked for, other ones each time', () => {
      const { entropy } = opened()
      const drawn = Array.from({ length: 100 }, () => entropy.bytes(16))
      expect(drawn.every((bytes) => bytes.length === 16)).toBe(true)
      expect(new Set(drawn.map(hexOf)).size).toBe(100)
      expect(entropy.bytes(0).length).toBe(0)
      expect(entropy.bytes(1024).length).toBe(1024)
    })
    test('refuses more than 1024 bytes at once', () => {
      expect(() => opened().entropy.bytes(1025)).toThrow('1025')
    })
  })
}

export function diskContract(name: string, open: Opener<{ disk: Disk } & Time>): void {
  describe(`the disk contract: ${name}`, () => {
    const opened = each(open)
    const appendAll = async (file: DiskFile, bytes: Uint8Array): Promise<void> => {
      for (let at = 0; at < bytes.length; ) {
        const taken = await opened().run(file.append(bytes.subarray(at)))
        expect(taken).toBeGreaterThanOrEqual(1)
        expect(taken).toBeLessThanOrEqual(bytes.length - at)
        at += taken
      }
    }

    test('makes a new empty file, and never takes an existing one', async () => {
      const { disk, run } = opened()
      const file = await run(disk.create('one.zeu'))
      expect(await run(disk.size('one.zeu'))).toBe(0)
      await appendAll(file, utf8('kept'))
      expect(await codeOf(run(disk.create('one.zeu')))).toBe('FILE_EXISTS')
      expect(await run(disk.read('one.zeu', 0, 10))).toEqual(utf8('kept'))
      await run(file.close())
    })
    test('does not make a file in a directory that is not there', async () => {
      const { disk, run } = opened()
      expect(await codeOf(run(disk.create('nowhere/one.zeu')))).toBe('FILE_MISSING')
    })
    test('reads back what was appended, in order, from any offset and no further than the end', async () => {
      const { disk, run } = opened()
      const content = Uint8Array.from({ length: 10_000 }, (_, index) => (index * 7) & 0xff)
      const file = await run(disk.create('long.zeu'))
      await appendAll(file, content.subarray(0, 3333))
      await run(file.sync())
      await appendAll(file, content.subarray(3333))
      await run(file.sync())
      await run(file.close())
      expect(equalBytes(await run(disk.read('long.zeu', 0, 20_000)), content)).toBe(true)
      expect(equalBytes(await run(disk.read('long.zeu', 9000, 5)), content.subarray(9000, 9005))).toBe(true)
      expect((await run(disk.read('long.zeu', 10_000, 5))).length).toBe(0)
      expect((await run(disk.read('long.zeu', 99_999, 5))).length).toBe(0)
    })
    test('gives bytes that are the reader’s own', async () => {
      const { disk, run } = opened()
      await run(disk.replace('own', utf8('mine')))
      ;(await run(disk.read('own', 0, 4))).fill(0)
      expect(await run(disk.read('own', 0, 4))).toEqual(utf8('mine'))
    })
    test('syncs beside an append', async () => {
      const { disk, run } = opened()
      const file = await run(disk.create('beside.zeu'))
      await appendAll(file, utf8('a'))
      const [, taken] = await run(Promise.all([file.sync(), file.append(utf8('b'))]))
      expect(taken).toBe(1)
      expect(await run(disk.size('beside.zeu'))).toBe(2)
      await run(file.close())
    })
    test('replaces a small file as a whole and leaves nothing beside it', async () => {
      const { disk, run } = opened()
      await run(disk.replace('counter', utf8('1000')))
      await run(disk.replace('counter', utf8('7')))
      expect(await run(disk.read('counter', 0, 100))).toEqual(utf8('7'))
      expect((await run(disk.list(''))).map((entry) => entry.name)).toEqual(['counter'])
    })
    test('knows no size of what is not a file, and says so of a read', async () => {
      const { disk, run } = opened()
      await run(disk.makeDir('folder'))
      expect(await run(disk.size('folder'))).toBeUndefined()
      expect(await run(disk.size('nothing'))).toBeUndefined()
      expect(await codeOf(run(disk.read('nothing', 0, 1)))).toBe('FILE_MISSING')
    })
    test('lists files and directories in lexical order, an absent directory as empty', async () => {
      const { disk, run } = opened()
      await run(disk.makeDir('b/deep'))
      await run(disk.makeDir('b/deep'))
      for (const file of ['b/10.zeu', 'b/2.zeu', 'a', 'b/Z.zeu']) await run(disk.replace(file, utf8(file)))
      expect(await run(disk.list('b'))).toEqual([
        { name: '10.zeu', directory: false, bytes: 8 },
        { name: '2.zeu', directory: false, bytes: 7 },
        { name: 'Z.zeu', directory: false, bytes: 7 },
        { name: 'deep', directory: true, bytes: 0 },
      ])
      expect((await run(disk.list(''))).map((entry) => entry.name)).toEqual(['a', 'b'])
      expect(await run(disk.list('absent'))).toEqual([])
    })
    test('removes a file, once', async () => {
      const { disk, run } = opened()
      await run(disk.replace('gone', utf8('x')))
      await run(disk.remove('gone'))
      await run(disk.syncDir(''))
      expect(await run(disk.size('gone'))).toBeUndefined()
      expect(await codeOf(run(disk.remove('gone')))).toBe('FILE_MISSING')
    })
    test('makes names durable in a directory that is there, and only there', async () => {
      const { disk, run } = opened()
      await run(disk.makeDir('names'))
      await run(disk.syncDir('names'))
      expect(await codeOf(run(disk.syncDir('absent')))).toBe('FILE_MISSING')
    })
    test('says how much space there is', async () => {
      const { disk, run } = opened()
      const { freeBytes, totalBytes } = await run(disk.space())
      expect(totalBytes).toBeGreaterThan(0)
      expect(freeBytes).toBeLessThanOrEqual(totalBytes)
    })
    test.each(['../up', '/absolute', 'a//b', 'a/../b', '', '.', 'umlaut-ä', 'sp ace', 'nul\0'])(
      'takes no name outside its grammar: %j',
      async (bad) => {
        const { disk } = opened()
        await expect(disk.create(bad)).rejects.toThrow('is not a file name')
        await expect(disk.read(bad, 0, 1)).rejects.toThrow('is not a file name')
      },
    )
  })
}

export interface OpenedKeyStore extends Time {
  readonly keystore: KeyStore
  /** The same store after the power was off. */
  reopen(): Promise<KeyStore> | KeyStore
}

export function keyStoreContract(name: string, open: Opener<OpenedKeyStore>): void {
  describe(`the key store contract: ${name}`, () => {
    const opened = each(open)

    test('signs so that the key of its certificate verifies it', async () => {
      const { keystore, run } = opened()
      const [first] = await run(keystore.certificates())
      const read = first && readDeviceCertificate(first)
      if (read?.ok !== true) throw new Error(`not a device certificate: ${read?.detail}`)
      const message = utf8('zeuge')
      const signature = await run(keystore.sign(message))
      expect(signature.length).toBe(64)
      expect(nodePrimitives.p256Verify(read.certificate.publicKey, message, signature)).toBe(true)
      expect(nodePrimitives.p256Verify(read.certificate.publicKey, utf8('other'), signature)).toBe(false)
    })
    test('counts strictly upwards, also after it was opened again', async () => {
      const { keystore, run, reopen } = opened()
      const counts = [await run(keystore.count()), await run(keystore.count())]
      const again = await reopen()
      counts.push(await run(again.count()))
      const [first = 0] = counts
      expect(counts).toEqual([first, first + 1, first + 2])
    })
    test('is the same device after it was opened again', async () => {
      const { keystore, run, reopen } = opened()
      const before = await run(keystore.certificates())
      const again = await reopen()
      expect(await run(again.certificates())).toEqual(before)
    })
  })
}

export interface OpenedEnvelopes extends Time {
  readonly envelopes: Envelopes
  /** By an age implementation and one recipient's identity. */
  unwrap(envelope: Uint8Array, recipient: 0 | 1): Promise<Uint8Array | undefined>
}

export function envelopesContract(name: string, open: Opener<OpenedEnvelopes>): void {
  describe(`the envelopes contract: ${name}`, () => {
    const opened = each(open)

    test('wraps a secret so that age opens it for every recipient', async () => {
      const { envelopes, run, unwrap } = opened()
      const secret = Uint8Array.from({ length: 32 }, (_, index) => index)
      const envelope = await run(envelopes.wrap(secret))
      expect(new TextDecoder().decode(envelope.subarray(0, 22))).toBe('age-encryption.org/v1\n')
      expect(await unwrap(envelope, 0)).toEqual(secret)
      expect(await unwrap(envelope, 1)).toEqual(secret)
    })
    test('never makes the same envelope twice', async () => {
      const { envelopes, run } = opened()
      const secret = new Uint8Array(32)
      const [one, other] = [await run(envelopes.wrap(secret)), await run(envelopes.wrap(secret))]
      expect(hexOf(one)).not.toBe(hexOf(other))
    })
  })
}

export function cameraContract(name: string, open: Opener<{ camera: Camera } & Time>): void {
  describe(`the camera contract: ${name}`, () => {
    const opened = each(open)
    const record = (): MediaSink & {
      readonly calls: string[]
      readonly lent: Uint8Array[]
      times: number[]
    } => {
      const calls: string[] = []
      const lent: Uint8Array[] = []
      const times: number[] = []
      return {
        calls,
        lent,
        times,
        format: (format) => void calls.push(`format ${format.track}`),
        unit(unit) {
          calls.push(unit.key ? 'key' : 'delta')
          lent.push(unit.data)
          times.push(unit.ptsUs)
        },
        lost: (reason) => void calls.push(`lost ${reason}`),
      }
    }

    test('says a format, then a key unit, within 1.5 s; nothing from within open', async () => {
      const { camera, run, pass } = opened()
      const sink = record()
      const session = camera.open(sink)
      expect(sink.calls).toEqual([])
      await pass(1500)
      expect(sink.calls.slice(0, 2)).toEqual(['format video', 'key'])
      await run(session.close())
    })
    test('hands units over in capture order, at about its own pace', async () => {
      const { camera, run, pass } = opened()
      const sink = record()
      const session = camera.open(sink)
      await pass(2000)
      await run(session.close())
      expect(sink.times.length).toBeGreaterThan(10)
      for (const [index, ptsUs] of sink.times.entries())
        if (index > 0) expect(ptsUs).toBeGreaterThan(sink.times[index - 1] ?? 0)
    })
    test('lends its data: nothing of it is left after the call', async () => {
      const { camera, run, pass } = opened()
      const sink = record()
      const session = camera.open(sink)
      await pass(300)
      await run(session.close())
      const kept = sink.lent[0]
      expect(kept?.every((byte) => byte === 0)).toBe(true)
    })
    test('is silent once it is closed, closes twice without complaint, and opens again', async () => {
      const { camera, run, pass } = opened()
      const sink = record()
      const session = camera.open(sink)
      await pass(300)
      await run(session.close())
      await run(session.close())
      const heard = sink.calls.length
      await pass(300)
      expect(sink.calls.length).toBe(heard)
      const second = record()
      const again = camera.open(second)
      await pass(1500)
      await run(again.close())
      expect(second.calls.slice(0, 2)).toEqual(['format video', 'key'])
    })
    test('gives a key unit soon after it was asked for one, where it can', async () => {
      const { camera, run, pass } = opened()
      const sink = record()
      const session = camera.open(sink)
      await pass(450)
      const before = sink.calls.length
      session.requestKeyFrame?.()
      await pass(400)
      await run(session.close())
      if (session.requestKeyFrame !== undefined) expect(sink.calls.slice(before)).toContain('key')
    })
  })
}

export interface OpenedHal extends Time {
  readonly hal: Hal
  /** Presses and releases a button of the board. */
  press(button: Button): void
  reopen(): Promise<Hal> | Hal
  unwrap(envelope: Uint8Array, recipient: 0 | 1): Promise<Uint8Array | undefined>
  close?(): Promise<void>
}

/** Everything at once, for a backend that is a whole board. */
export function halContract(name: string, open: Opener<OpenedHal>): void {
  const part =
    <T>(take: (opened: OpenedHal) => T): (() => Promise<T & Time>) =>
    async () => {
      const opened = await open()
      const close = opened.close === undefined ? {} : { close: opened.close }
      return { ...take(opened), run: opened.run, pass: opened.pass, ...close }
    }
  clockContract(
    name,
    part(({ hal }) => ({ clock: hal.clock })),
  )
  entropyContract(
    name,
    part(({ hal }) => ({ entropy: hal.entropy })),
  )
  diskContract(
    name,
    part(({ hal }) => ({ disk: hal.disk })),
  )
  keyStoreContract(
    name,
    part(({ hal, reopen }) => ({ keystore: hal.keystore, reopen: async () => (await reopen()).keystore })),
  )
  envelopesContract(
    name,
    part(({ hal, unwrap }) => ({ envelopes: hal.envelopes, unwrap })),
  )
  cameraContract(
    name,
    part(({ hal }) => ({ camera: hal.camera })),
  )

  describe(`the board contract: ${name}`, () => {
    const opened = each(open)

    test('names itself, its boot and its firmware', () => {
      const { board } = opened().hal
      expect([board.bootId.length, board.firmwareHash.length]).toEqual([16, 32])
      expect(board.ramBytes).toBeGreaterThan(0)
    })
    test('tells button edges in order, stamped by its own clock, to every listener until it leaves', async () => {
      const { hal, press, pass } = opened()
      const edges: ButtonEdge[] = []
      const others: ButtonEdge[] = []
      hal.buttons((edge) => edges.push(edge))
      const leave = hal.buttons((edge) => others.push(edge))
      const fromUs = hal.clock.nowUs()
      press('display')
      await pass(1000)
      leave()
      press('record')
      await pass(1000)
      expect(edges.map((edge) => `${edge.button} ${edge.down ? 'down' : 'up'}`)).toEqual([
        'display down',
        'display up',
        'record down',
        'record up',
      ])
      expect(others.length).toBe(2)
      const times = [fromUs, ...edges.map((edge) => edge.atUs), hal.clock.nowUs()]
      expect([...times].sort((a, b) => a - b)).toEqual(times)
    })
    test('takes what lamp, vibrator, buzzer and display are told, at once', () => {
      const { led, haptic, tone, display } = opened().hal
      led.show({
        steps: [
          { colour: 'red', ms: 500 },
          { colour: 'off', ms: 500 },
        ],
      })
      haptic.play([{ onMs: 100, offMs: 100 }])
      haptic.play([])
      tone.play([
        { hz: 880, ms: 100 },
        { hz: 0, ms: 50 },
      ])
      display.show({ kind: 'recording', lines: ['Aufnahme läuft'], mirror: true, sinceUs: 1, muted: true })
    })
    test('says how the battery stands', async () => {
      const { hal, pass } = opened()
      const percents: number[] = []
      hal.power.battery((battery) => percents.push(battery.percent))
      expect(percents).toEqual([])
      await pass(100)
      expect(percents.length).toBe(1)
      expect(percents[0]).toBeGreaterThanOrEqual(0)
      expect(percents[0]).toBeLessThanOrEqual(100)
    })
    test('closes, and closes again', async () => {
      const { hal, run } = opened()
      await run(hal.close())
      await run(hal.close())
    })
  })
}

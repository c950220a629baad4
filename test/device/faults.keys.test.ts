/** Keys and plaintext under faults: what does not answer is named, no key is used twice, nothing readable is left in memory. */
import { describe, expect, test } from 'vitest'
import type { Camera, Clock, MediaSink } from '../../hal/hal.ts'
import { createSyntheticCamera } from '../../hal/mock/camera.ts'
import type { Mock } from '../../hal/mock/open.ts'
import { createRandom } from '../../hal/mock/random.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { hexOf } from '../../src/bytes.ts'
import { ZeugeError } from '../../src/errors.ts'
import type { Primitives } from '../../src/primitives.ts'
import { BOOT_MS_MAX, beginBoot, bootWithin, openSmallBoard, type Running } from './outage.ts'
import { cardOf } from './rig.ts'

const FINISH_MS_MAX = 10_000

async function recording(mock: Mock, announcedMs = 0): Promise<Running> {
  const running = await bootWithin(mock, new Map())
  if (announcedMs > 0) {
    mock.board.press('display')
    await mock.board.advance(announcedMs)
  }
  mock.board.press('record')
  return running
}

describe('keys', () => {
  async function refusalOf(mock: Mock): Promise<unknown> {
    const { opening } = beginBoot(mock, new Map())
    return mock.board.until(
      opening.then(
        () => undefined,
        (error: unknown) => error,
      ),
      BOOT_MS_MAX,
    )
  }

  test('that do not answer at the start are named, and the camera starts once they do', async () => {
    const mock = openSmallBoard()
    mock.board.keystore.fail(true)
    expect(await refusalOf(mock)).toMatchObject({ name: 'ZeugeError', code: 'KEY_MISSING' })
    mock.board.keystore.fail(false)
    expect((await bootWithin(mock, new Map())).device.boot.counter).toBeGreaterThan(0)
  })

  test('cannot be made without entropy: the start says so', async () => {
    const error = new ZeugeError('NOT_AVAILABLE', 'the random source does not answer')
    const bytes = (): never => {
      throw error
    }
    expect(await refusalOf(openSmallBoard({ ports: { entropy: { bytes } } }))).toBe(error)
  })

  test('without an envelope nothing could be opened later: a start is refused, until there is one again', async () => {
    const mock = openSmallBoard()
    const { board } = mock
    board.envelopes.fail(true)
    const running = await recording(mock)
    await board.advance(1500)
    expect(running.device.status()).toMatchObject({
      capture: 'idle',
      screen: { kind: 'blocked' },
      faults: expect.arrayContaining(['key-missing']),
    })
    board.press('record')
    await board.advance(100)
    expect(refusedFor(running)).toEqual(['fault'])
    board.envelopes.fail(false)
    await board.advance(5000)
    expect(running.device.status().faults).not.toContain('key-missing')
    board.press('record')
    await board.advance(2000)
    expect(running.device.status()).toMatchObject({ capture: 'recording', confirmation: 'confirmed' })
    await board.until(running.device.finish(), FINISH_MS_MAX)
    const { evidence, recordings } = await cardOf(mock)
    expect([evidence.verdict, recordings.length]).toEqual(['COMPLETE', 1])
  })

  test('that go while one is ready are told before they are needed; what that one seals is kept', async () => {
    const mock = openSmallBoard()
    const { board } = mock
    const running = await bootWithin(mock, new Map())
    await board.advance(100)
    board.envelopes.fail(true)
    board.press('record')
    await board.advance(6000)
    const { capture, faults } = running.device.status()
    expect([capture, faults.includes('key-missing')]).toEqual(['recording', true])
    await board.until(running.device.finish(), FINISH_MS_MAX)
    expect((await cardOf(mock)).evidence.verdict).toBe('COMPLETE')
  })

  test('that are not there for a segment end the recording with a word of their own', async () => {
    const mock = openSmallBoard()
    const { board } = mock
    const running = await recording(mock)
    await board.advance(1500)
    board.envelopes.fail(true)
    // The one that was ready goes with the first lost write, the next one is not there.
    for (const _ of [1, 2]) {
      board.disk.failNext('sync')
      await board.advance(1500)
    }
    const { capture, faults } = running.device.status()
    expect([capture, faults.includes('key-missing'), faults.includes('recorder-failed')]).toEqual([
      'idle',
      true,
      false,
    ])
    await board.until(running.device.finish(), FINISH_MS_MAX)
  })

  test('and nonces are used once, over crash, reboot and lost writes', async () => {
    const used: string[] = []
    const primitives: Primitives = {
      ...nodePrimitives,
      aes256GcmSeal(key, nonce, ...rest) {
        used.push(hexOf(nodePrimitives.sha256(key, nonce)))
        return nodePrimitives.aes256GcmSeal(key, nonce, ...rest)
      },
    }
    let mock = openSmallBoard({ primitives })
    for (const end of ['cutPower', 'killProcess', 'cutPower'] as const) {
      await recording(mock, 1500)
      await mock.board.advance(1200)
      mock.board.disk.failNext('sync')
      await mock.board.advance(1200)
      mock.board[end]()
      mock = mock.board.powerUp()
    }
    expect(used.length).toBeGreaterThan(30)
    expect(new Set(used).size).toBe(used.length)
  })
})

function refusedFor({ trace }: Running): readonly string[] {
  return trace.flatMap((record) =>
    record.type === 'effect' && record.effect.type === 'refused' ? [record.effect.why] : [],
  )
}

/** No unit of a real encoder holds this. */
const CANARY = Buffer.from('zeuge canary: plaintext of a picture')

/** Every byte buffer of some size that is made while `run` runs, whoever makes it. */
async function watchingBuffers(run: (holding: () => number) => Promise<void>): Promise<void> {
  const made: Uint8Array[] = []
  const original = globalThis.Uint8Array
  globalThis.Uint8Array = new Proxy(original, {
    construct(target, args, newTarget) {
      const buffer = Reflect.construct(target, args, newTarget)
      if (buffer.byteOffset === 0 && buffer.length >= CANARY.length) made.push(buffer)
      return buffer
    },
  })
  try {
    await run(() => made.filter((buffer) => Buffer.from(buffer.buffer).includes(CANARY)).length)
  } finally {
    globalThis.Uint8Array = original
  }
}

/** The synthetic camera with the canary in each picture; what it lends is overwritten, as the port demands. */
function canaryMedia(clock: Clock): { readonly camera: Camera } {
  const camera = createSyntheticCamera(clock, createRandom(1))
  const lent = Buffer.alloc(64 * 1024)
  const marked = (sink: MediaSink): MediaSink => ({
    ...sink,
    unit(unit) {
      lent.set(unit.data)
      lent.set(CANARY, 8)
      sink.unit({ ...unit, data: lent.subarray(0, unit.data.length) })
      lent.fill(0)
    },
  })
  return { camera: { ...camera, open: (sink) => camera.open(marked(sink)) } }
}

describe('plaintext', () => {
  test('is overwritten in every buffer once it is durable or dropped, lost writes included', async () => {
    await watchingBuffers(async (holding) => {
      const mock = openSmallBoard({ media: canaryMedia })
      const { board } = mock
      const { device } = await bootWithin(mock, new Map())
      await board.advance(3000)
      expect(holding()).toBe(0)
      board.press('display')
      await board.advance(3000)
      expect(device.status().capture).toBe('buffering')
      expect(holding()).toBeGreaterThan(0)
      board.press('display')
      await board.advance(200)
      expect(device.status().capture).toBe('idle')
      expect(holding()).toBe(0)

      board.press('display')
      await board.advance(3000)
      board.press('record')
      await board.advance(1500)
      board.disk.failNext('sync')
      await board.advance(1500)
      expect(device.status().segments).toBe(2)
      board.dock(true)
      await board.advance(1000)
      expect(device.status().capture).toBe('idle')
      expect(holding()).toBe(0)
      await board.until(device.finish(), FINISH_MS_MAX)
    })
  })
})

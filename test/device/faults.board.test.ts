/** What the device does when camera, microphone, cradle or keys fail: it says so, declares what is missing and goes on. */
import { describe, expect, test } from 'vitest'
import type { Camera, Clock, MediaSink } from '../../hal/hal.ts'
import { createSyntheticCamera } from '../../hal/mock/camera.ts'
import type { Mock } from '../../hal/mock/open.ts'
import { createRandom } from '../../hal/mock/random.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { hexOf } from '../../src/bytes.ts'
import { ZeugeError } from '../../src/errors.ts'
import type { Primitives } from '../../src/primitives.ts'
import {
  BOOT_MS_MAX,
  beginBoot,
  bootWithin,
  closingCauses,
  expectUnharmed,
  openSmallBoard,
  type Running,
} from './outage.ts'
import { cardOf } from './rig.ts'

const FINISH_MS_MAX = 10_000

async function finished({ mock, device }: Running) {
  await mock.board.until(device.finish(), FINISH_MS_MAX)
  expectUnharmed(mock)
  const card = await cardOf(mock)
  expect(card.evidence.verdict).toBe('COMPLETE')
  expect(
    card.evidence.segments.flatMap(({ undeclaredGaps, backwards }) => [...undeclaredGaps, ...backwards]),
  ).toEqual([])
  const gaps = card.evidence.segments.flatMap(({ gapList }) => gapList)
  return { card, gaps, recording: card.recordings[0] }
}

async function recording(mock: Mock, announcedMs = 0): Promise<Running> {
  const running = await bootWithin(mock, new Map())
  if (announcedMs > 0) {
    mock.board.press('display')
    await mock.board.advance(announcedMs)
  }
  mock.board.press('record')
  return running
}

describe('the camera', () => {
  test.each(['fail', 'freeze'] as const)(
    '%s: what is missing is declared, and the picture comes back',
    async (how) => {
      const mock = openSmallBoard()
      const { board } = mock
      const running = await recording(mock)
      await board.advance(2000)
      const lostUs = mock.hal.clock.nowUs()
      board.camera[how]()
      await board.advance(2500)
      expect(running.device.status()).toMatchObject({
        capture: 'recording',
        faults: expect.arrayContaining(['camera-lost']),
      })
      board.camera.return()
      await board.advance(5000)
      expect(running.device.status().faults).not.toContain('camera-lost')
      const endUs = mock.hal.clock.nowUs()
      const { gaps, recording: made } = await finished(running)
      expect(gaps).toMatchObject([{ track: 'video', cause: 'camera-lost' }])
      const [{ fromUs, toUs, framesLost } = { fromUs: 0, toUs: 0, framesLost: 0 }] = gaps
      expect(Math.abs(fromUs - lostUs)).toBeLessThan(100_000)
      expect(toUs - fromUs).toBeGreaterThan(2_400_000)
      expect(Math.abs(framesLost - ((toUs - fromUs) * 30) / 1e6)).toBeLessThanOrEqual(1)
      expect(made?.untilUs).toBeGreaterThan(endUs - 200_000)
    },
  )

  test('that skips for less than a second is not lost, but what is missing is declared', async () => {
    const mock = openSmallBoard()
    const running = await recording(mock)
    await mock.board.advance(2000)
    mock.board.camera.freeze()
    await mock.board.advance(800)
    mock.board.camera.return()
    await mock.board.advance(2000)
    expect(running.device.status().faults).not.toContain('camera-lost')
    expect((await finished(running)).gaps).toMatchObject([{ track: 'video', cause: 'camera-lost' }])
  })

  test('lost and back while the ring runs: the hole in the pre-record is declared', async () => {
    const mock = openSmallBoard()
    const running = await bootWithin(mock, new Map())
    mock.board.press('display')
    await mock.board.advance(3000)
    mock.board.camera.fail()
    await mock.board.advance(2000)
    mock.board.camera.return()
    await mock.board.advance(4000)
    mock.board.press('record')
    await mock.board.advance(2000)
    const { gaps, recording: made } = await finished(running)
    expect(gaps).toMatchObject([{ track: 'video', cause: 'camera-lost' }])
    expect(made?.preRecordChunks).toBeGreaterThan(4)
  })

  test('lost before the press and back after it: the hole between ring and live is declared', async () => {
    const mock = openSmallBoard()
    const running = await bootWithin(mock, new Map())
    mock.board.press('display')
    await mock.board.advance(3000)
    mock.board.camera.fail()
    await mock.board.advance(1000)
    mock.board.press('record')
    await mock.board.advance(1500)
    mock.board.camera.return()
    await mock.board.advance(6000)
    const { gaps } = await finished(running)
    expect(gaps).toMatchObject([{ track: 'video', cause: 'camera-lost' }])
  })

  test.each([0, 3000])(
    'lost and never back: the gap reaches to the end (announced for %i ms)',
    async (announcedMs) => {
      const mock = openSmallBoard()
      const running = await bootWithin(mock, new Map())
      if (announcedMs > 0) mock.board.press('display')
      await mock.board.advance(announcedMs)
      mock.board.camera.fail()
      mock.board.press('record')
      await mock.board.advance(5000)
      const endUs = mock.hal.clock.nowUs()
      const { gaps } = await finished(running)
      const video = gaps.filter(({ track }) => track === 'video')
      expect(video).toMatchObject([{ cause: 'camera-lost' }])
      expect(video[0]?.toUs).toBeGreaterThanOrEqual(endUs)
    },
  )
})

describe('the microphone', () => {
  test.each(['fail', 'freeze'] as const)(
    '%s: video goes on, and the missing sound is declared',
    async (how) => {
      const mock = openSmallBoard()
      const { board } = mock
      const running = await recording(mock)
      await board.advance(2000)
      board.microphone?.[how]()
      await board.advance(3000)
      expect(running.device.status()).toMatchObject({
        capture: 'recording',
        confirmation: 'confirmed',
        faults: expect.arrayContaining(['microphone-silent']),
      })
      const durableUntilUs = running.device.status().durableUntilUs ?? 0
      expect(durableUntilUs).toBeGreaterThan(mock.hal.clock.nowUs() - 1_200_000)
      board.microphone?.return()
      await board.advance(4000)
      const { gaps } = await finished(running)
      expect(gaps).toMatchObject([{ track: 'audio', cause: 'microphone-lost' }])
    },
  )
})

describe('the cradle', () => {
  test('finishes a running recording, and refuses to start one', async () => {
    const mock = openSmallBoard()
    const { board } = mock
    const running = await recording(mock)
    await board.advance(2000)
    board.dock(true)
    await board.advance(500)
    expect(running.device.status()).toMatchObject({ capture: 'idle', dock: 'docked' })
    expect(closingCauses(mock)).toEqual(['docked'])
    board.press('record')
    await board.advance(1000)
    expect(running.device.status().capture).toBe('idle')
    const refusals = running.trace.filter(
      (record) => record.type === 'effect' && record.effect.type === 'refused',
    )
    expect(refusals).toMatchObject([{ effect: { why: 'docked' } }])
    expect((await finished(running)).card.recordings).toHaveLength(1)
  })

  test('touched in the very moment of the press leaves evidence that is whole', async () => {
    for (const afterMs of [0, 1, 5, 20, 60]) {
      const mock = openSmallBoard({ seed: afterMs })
      const running = await recording(mock)
      await mock.board.advance(afterMs)
      mock.board.dock(true)
      await mock.board.advance(2000)
      expect(running.device.status().capture).toBe('idle')
      await finished(running)
    }
  })
})

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

  test('without an envelope no recording is kept: a fault, no hang, and the next press may work', async () => {
    const mock = openSmallBoard()
    const { board } = mock
    board.envelopes.fail(true)
    const running = await recording(mock)
    await board.advance(1500)
    expect(running.device.status()).toMatchObject({
      capture: 'idle',
      faults: expect.arrayContaining(['recorder-failed']),
    })
    board.envelopes.fail(false)
    board.press('record')
    await board.advance(2000)
    expect(running.device.status()).toMatchObject({ capture: 'recording', confirmation: 'confirmed' })
    expect((await finished(running)).card.recordings).toHaveLength(1)
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

/** A throw of our own while recording: it is given up, told by name, and not tried again where nobody would see it. */
import { expect, test } from 'vitest'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { textOf } from '../../src/bytes.ts'
import { eventsOf } from './ledgerbook.ts'
import { bootWithin, broken, openSmallBoard, type Promised, reasons } from './outage.ts'
import { cardOf } from './rig.ts'

test('a TypeError while sealing ends the recording with recorder-failed, in the ledger and by name in the log', async () => {
  let isBroken = false
  const primitives: typeof nodePrimitives = {
    ...nodePrimitives,
    aes256GcmSeal(...given) {
      if (isBroken) throw new TypeError('chunk is not iterable')
      return nodePrimitives.aes256GcmSeal(...given)
    },
  }
  const mock = openSmallBoard({ primitives })
  const promised: Promised = new Map()
  const { device } = await bootWithin(mock, promised)
  mock.board.press('record')
  await mock.board.advance(3000)
  isBroken = true
  await mock.board.advance(3000)
  isBroken = false
  const { capture, faults, segments } = device.status()
  expect({ capture, faults, segments }).toEqual({
    capture: 'idle',
    faults: ['recorder-failed', 'storage-low'],
    segments: 1,
  })
  const log = mock.board.log().filter(({ event }) => event === 'recorder.failed')
  expect(log).toMatchObject([{ name: 'TypeError', message: 'chunk is not iterable' }])
  expect(log[0]?.['where']).toContain('aes256GcmSeal')
  expect(eventsOf(mock, 'fault-raised').map(({ fault }) => fault)).toContain('recorder-failed')
  expect(eventsOf(mock, 'recovered')).toHaveLength(1)
  const card = await cardOf(mock)
  expect(card.evidence.verdict, `${reasons(card)}`).toBe('RECOVERED')
  expect(broken(promised, card)).toEqual([])

  mock.board.press('record')
  await mock.board.advance(1500)
  expect(device.status()).toMatchObject({ confirmation: 'confirmed', faults: ['storage-low'] })
})

test('one wrong bit while a segment is begun is noticed, told as that and tried again: the recording runs', async () => {
  let wrong = 0
  const isEnvelope = (part: Uint8Array): boolean => textOf(part.subarray(0, 11)) === 'age-encrypt'
  const primitives: typeof nodePrimitives = {
    ...nodePrimitives,
    sha256(...parts) {
      const hash = nodePrimitives.sha256(...parts)
      if (wrong === 0 && parts[0] !== undefined && isEnvelope(parts[0])) {
        wrong++
        hash[7] = (hash[7] ?? 0) ^ 1
      }
      return hash
    },
  }
  const mock = openSmallBoard({ primitives })
  const promised: Promised = new Map()
  const { device } = await bootWithin(mock, promised)
  mock.board.press('record')
  await mock.board.advance(5000)
  expect(wrong).toBe(1)
  expect(mock.board.log().filter(({ event }) => event === 'recorder.failed')).toEqual([])
  expect(eventsOf(mock, 'fault-raised').map(({ fault }) => fault)).toContain('compute-failing')
  expect(device.status()).toMatchObject({ capture: 'recording', confirmation: 'confirmed' })
  const card = await cardOf(mock)
  expect(broken(promised, card)).toEqual([])
})

/** Minutes of recording: until the card is full or the battery critical, whichever is first. */
import { expect, test } from 'vitest'
import { minutesLeft } from '../../src/device/measured.ts'

test.each([
  [{}, {}],
  [{ freeBytes: 60_000_000 }, { minutesLeft: 1 }],
  [{ freeBytes: 119_999_999 }, { minutesLeft: 1 }],
  [{ freeBytes: 120_000_000 }, { minutesLeft: 2 }],
  [{ batteryMinutes: 7.9 }, { minutesLeft: 7 }],
  [{ freeBytes: 120_000_000, batteryMinutes: 1.5 }, { minutesLeft: 1 }],
  [{ freeBytes: 120_000_000, batteryMinutes: 5 }, { minutesLeft: 2 }],
  [{ batteryMinutes: undefined }, {}],
])('%o at 8 Mbit/s: %o', (measured, left) => {
  expect(minutesLeft(measured, 8_000_000)).toEqual(left)
})

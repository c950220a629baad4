/** A fix of the receiver as it goes into the recording: to the centimetre, with what the receiver knows and no more. */
import { expect, test } from 'vitest'
import type { Hal, Position } from '../../hal/hal.ts'
import { keepPosition } from '../../src/device/position.ts'

const FIX: Position = { atUs: 7, latitudeDeg: 51.51358721234, longitudeDeg: -7.46529814999 }

function open(position: 'on' | 'off', hasReceiver = true) {
  const told: unknown[] = []
  let hear: ((fix: Position) => void) | undefined
  const hal: Pick<Hal, 'position'> = hasReceiver
    ? {
        position(listener) {
          hear = listener
          return () => {
            hear = undefined
          }
        },
      }
    : {}
  const stop = keepPosition(hal, { position }, { metadata: (sample, atUs) => told.push([sample, atUs]) })
  return { told, stop, say: (fix: Position) => hear?.(fix), listens: () => hear !== undefined }
}

test('a fix is told with its own time, in whole parts of a degree', () => {
  const { say, told } = open('on')
  say(FIX)
  expect(told).toEqual([[{ position: { latitude: 51.5135872, longitude: -7.4652981 } }, 7]])
})

test('height, dilution and satellites are told where the receiver knows them, 0 as well', () => {
  const { say, told } = open('on')
  say({ ...FIX, altitudeM: 0, hdop: 0, satellites: 0 })
  say({ ...FIX, altitudeM: 86.5, hdop: 1.1, satellites: 9 })
  const place = { latitude: 51.5135872, longitude: -7.4652981 }
  expect(told).toEqual([
    [{ position: { ...place, altitude: 0, horizontalDilution: 0, satellites: 0 } }, 7],
    [{ position: { ...place, altitude: 86.5, horizontalDilution: 1.1, satellites: 9 } }, 7],
  ])
})

test('nobody listens where the profile does not say so or there is no receiver, nor after the end', () => {
  expect(open('off').listens()).toBe(false)
  expect(() => open('off').stop()).not.toThrow()
  expect(() => open('on', false).stop()).not.toThrow()
  const { stop, listens } = open('on')
  expect(listens()).toBe(true)
  stop()
  expect(listens()).toBe(false)
})

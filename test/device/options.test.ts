/** What follows from a device's options before anything runs: its look, its gestures, and whether its ring fits. */
import { describe, expect, test } from 'vitest'
import { type DeviceOptions, gestureRules, lookOf, refuseLargeRing } from '../../src/device/options.ts'
import { TEXTS } from '../../src/device/texts.ts'
import { ZeugeError } from '../../src/errors.ts'
import { profileNamed } from './rig.ts'

const demo = profileNamed('demo')
const options: DeviceOptions = {
  ...{ profile: demo, profileHash: new Uint8Array(32) },
  policy: { kind: 'demo', hash: new Uint8Array(32) },
}
const facts = () => ({})

describe('the look', () => {
  test('is the profile’s, in German where nobody chose', () => {
    const profile = { ...demo, language: undefined }
    const { preRecordNotice, sensations, lamps, noticeUrl } = demo
    expect(lookOf({ ...options, profile }, facts)).toEqual({
      ...{ texts: TEXTS.de, rtl: false, preRecordNotice, sensations, lamps, noticeUrl, facts },
    })
  })

  test('is in the language that the profile has, or whoever starts the device', () => {
    const profile = { ...demo, language: 'ar' as const }
    expect(lookOf({ ...options, profile }, facts)).toMatchObject({ texts: TEXTS.ar, rtl: true })
    expect(lookOf({ ...options, profile, language: 'en' }, facts)).toMatchObject({
      ...{ texts: TEXTS.en, rtl: false },
    })
  })
})

test('the gestures are the profile’s, with those that start and stop', () => {
  const profile = { ...demo, startGesture: 'double', stopGesture: 'pressAndHold' } as const
  expect(gestureRules(profile)).toEqual({ ...demo.gestures, start: 'double', stop: 'pressAndHold' })
})

describe('a ring', () => {
  // 30 s at 8 Mbit/s, and a quarter for peaks.
  const profile = { ...demo, preRecordMs: 30_000, preRecordArm: 'standby' as const }
  const bytes = 37_500_000

  test('that takes half of the memory fits, a byte more does not', () => {
    expect(() => refuseLargeRing(profile, 8_000_000, 2 * bytes)).not.toThrow()
    const refused = () => refuseLargeRing(profile, 8_000_000, 2 * bytes - 1)
    expect(refused).toThrow(
      new ZeugeError(
        'RAM_TOO_SMALL',
        '30 s of pre-record need 36 MiB of memory, this board has 72 MiB and gives at most half; shorten preRecordMs or lower the camera’s bit rate'.replace(
          '’',
          "'",
        ),
      ),
    )
    expect(refused).toThrow(expect.objectContaining({ code: 'RAM_TOO_SMALL' }))
  })

  test('that is never armed needs none', () => {
    expect(() => refuseLargeRing({ ...profile, preRecordArm: 'never' }, 8_000_000, 1)).not.toThrow()
    expect(() => refuseLargeRing({ ...profile, preRecordMs: 0 }, 8_000_000, 0)).not.toThrow()
  })
})

/** Camera and microphone under the contract on a real kernel: vitest runs inside the guest, here its verdicts are read. */
import { beforeAll, describe, expect, test } from 'vitest'
import { VIVID } from './boards.ts'
import { checkout, runGuest, setUp } from './guest.ts'

const GUEST_MS_MAX = 540_000
const HERE = 'test/tiers/vm/inside'
/** Tests of each suite; fewer would mean that some were not run. */
const SUITES = {
  'the camera contract: v4l2 on vivid': 6,
  'the microphone contract: ALSA on snd-aloop': 5,
} as const

const SCRIPT = `
modprobe -a snd-aloop evdev
modprobe vivid ${VIVID}
ffmpeg -v error -nostdin -f lavfi -i sine=440:r=16000 -ac 1 -f alsa hw:Loopback,0,0 &
cd ${checkout}
node node_modules/vitest/vitest.mjs run -c ${HERE}/vitest.config.ts --reporter=json --outputFile=/run/verdicts.json
cp /run/verdicts.json /mnt/
`

interface Verdicts {
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[]
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

describe('camera and microphone of a real kernel', () => {
  let verdicts: Verdicts
  beforeAll(async () => {
    setUp()
    const left = await runGuest(SCRIPT, GUEST_MS_MAX)
    verdicts = JSON.parse(left('verdicts.json'))
  }, 2 * GUEST_MS_MAX)

  test.each(Object.entries(SUITES))('%s', (suite, count) => {
    const all = verdicts.testResults.flatMap(({ assertionResults }) => assertionResults)
    const mine = all.filter(({ ancestorTitles }) => ancestorTitles.includes(suite))
    const broken = mine.filter(({ status }) => status !== 'passed')
    expect(broken.map(({ title, failureMessages }) => [title, ...failureMessages])).toEqual([])
    expect(mine.length, JSON.stringify(verdicts).slice(0, 2000)).toBe(count)
  })
})

import { expect, test } from 'vitest'
import { disciplinedClock } from '../../../hal/clock/disciplined.ts'
import type { Position } from '../../../hal/hal.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { openGnss } from '../../../hal/position/gnss.ts'
import type { SerialOptions } from '../../../hal/serial/port.ts'
import { utf8 } from '../../../src/bytes.ts'
import { newsContract } from '../contract/news.ts'
import { checked } from '../serial/nmea.ts'
import { reported } from '../sysfs.ts'

async function opened(state: 'unset' | 'network' = 'unset') {
  const clock = createMockClock({ state, ...(state === 'unset' && { wallUs: 0 }) })
  const told = disciplinedClock(clock)
  const { report, news } = reported()
  let line: SerialOptions | undefined
  const gnss = await openGnss({
    ...{ clock, report, path: '/dev/ttyGNSS', baud: 9600 },
    open: async (options) => {
      line = options
      return { write: () => true, look() {}, close() {} }
    },
    time: (unixMs, atUs) => told.take('gnss', unixMs * 1000, atUs),
  })
  const positions: Position[] = []
  gnss.position((position) => positions.push(position))
  return { clock, gnss, told, news, positions, say: (text: string) => line?.heard(utf8(text)) }
}

const RMC = checked('GPRMC,090000,A,5129.300,N,00728.100,E,,,040526,,')
const GGA = checked('GPGGA,090000,5129.300,N,00728.100,E,1,09,0.8,86.4,M,46.9,M,,')

newsContract('a GNSS receiver on a serial port', async () => {
  const { clock, gnss, say } = await opened()
  return {
    source: gnss.position,
    happen: () => say(RMC),
    pass: (ms) => clock.advance(ms),
    close: gnss.close,
  }
})

test('a fix is a position with its quality, stamped when its line began', async () => {
  const { clock, positions, say } = await opened()
  say(GGA)
  const atUs = clock.nowUs()
  say(RMC.slice(0, 10))
  await clock.advance(40)
  say(RMC.slice(10))
  expect(positions).toEqual([
    {
      atUs,
      latitudeDeg: 51 + 29.3 / 60,
      longitudeDeg: 7 + 28.1 / 60,
      ...{ satellites: 9, hdop: 0.8, altitudeM: 86.4 },
    },
  ])
})
test('sets a clock that is unset, once, and leaves one that the network set', async () => {
  const { clock, told, say } = await opened()
  expect(told.state()).toBe('unset')
  say(RMC)
  expect(told.state()).toBe('gnss')
  const wallUs = Date.UTC(2026, 4, 4, 9) * 1000
  expect(told.wallUs()).toBe(wallUs)
  await clock.advance(400)
  say(RMC)
  // 400 ms late is how receivers are: the clock goes on and does not jump back.
  expect(told.wallUs()).toBe(wallUs + 400_000)
  const other = await opened('network')
  const before = other.told.wallUs()
  other.say(RMC)
  expect([other.told.state(), other.told.wallUs()]).toEqual(['network', before])
})
test('a receiver without a fix tells nothing, and one that sends nothing is gone', async () => {
  const { clock, positions, news, say } = await opened()
  say(checked('GPRMC,090000,V,,,,,,,040526,,'))
  await clock.advance(2000)
  expect([positions, news]).toEqual([[], [{ ok: true, why: '' }]])
  await clock.advance(4000)
  expect(news.at(-1)).toMatchObject({ ok: false, why: expect.stringContaining('sends nothing') })
})

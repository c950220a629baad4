import { expect, test } from 'vitest'
import type { Battery } from '../../../hal/hal.ts'
import { createMockClock } from '../../../hal/mock/scheduler.ts'
import { supplyBattery } from '../../../hal/power/supply.ts'
import { newsContract } from '../contract/news.ts'
import { reported, sysfs } from '../sysfs.ts'

const files = (capacity: number, status = 'Discharging') => ({
  'AC/type': 'Mains',
  'mouse/type': 'Battery',
  'mouse/scope': 'Device',
  'mouse/capacity': '3',
  'bat/type': 'Battery',
  'bat/capacity': `${capacity}\n`,
  'bat/status': `${status}\n`,
})

function opened(tree: ReturnType<typeof sysfs>, charging = () => false) {
  const clock = createMockClock()
  const { report, news } = reported()
  const heard: Battery[] = []
  const { battery } = supplyBattery({ clock, report, charging, directory: tree.root })
  battery((now) => heard.push(now))
  return { clock, news, heard }
}

newsContract('a battery in sysfs', () => {
  let percent = 73
  const tree = sysfs(files(percent))
  const clock = createMockClock()
  const { report } = reported()
  const { battery, close } = supplyBattery({ clock, report, directory: tree.root })
  return {
    ...{ source: battery, close },
    happen: () => tree.write('bat/capacity', String(--percent)),
    pass: (ms) => clock.advance(ms),
  }
})

test('the battery says how it stands, and each change within two seconds', async () => {
  const tree = sysfs(files(73))
  const { clock, heard } = opened(tree)
  await clock.advance(5000)
  tree.write('bat/capacity', '12')
  await clock.advance(1000)
  tree.write('bat/status', 'Charging')
  await clock.advance(1000)
  expect(heard).toEqual([
    { percent: 73, charging: false },
    { percent: 12, charging: false },
    { percent: 12, charging: true },
  ])
})
test('a cradle that says it is charging is believed', async () => {
  const { clock, heard } = opened(sysfs(files(50)), () => true)
  await clock.advance(10)
  expect(heard).toEqual([{ percent: 50, charging: true }])
})
test('a gauge whose driver is gone is told, never as an empty battery, and so is its return', async () => {
  const tree = sysfs(files(73))
  const { clock, heard, news } = opened(tree)
  await clock.advance(10)
  tree.remove('bat')
  await clock.advance(1000)
  expect(news.at(-1)).toMatchObject({ ok: false })
  for (const [file, text] of Object.entries(files(72))) tree.write(file, text)
  await clock.advance(1000)
  expect(news.map(({ ok }) => ok)).toEqual([true, false, true])
  expect(heard.map(({ percent }) => percent)).toEqual([73, 72])
})
test('what is no percentage is no news', async () => {
  const tree = sysfs(files(73))
  const { clock, heard, news } = opened(tree)
  await clock.advance(10)
  tree.write('bat/capacity', '4000')
  await clock.advance(1000)
  expect(heard.length).toBe(1)
  expect(news.at(-1)).toMatchObject({ ok: false, why: expect.stringContaining('4000') })
})

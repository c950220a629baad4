import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'vitest'
import { signedUntil, broken, reasons } from '../../device/outage.ts'
import { createRandom } from '../../../hal/mock/random.ts'
import { openCutDisk } from './cutdisk.ts'
import { createLives } from './lives.ts'
test('x', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'zeuge-cut-'))
  const disk = await openCutDisk(directory, { bytes: 512 << 20 })
  await disk.powerUp()
  const random = createRandom(1)
  const r = () => Math.random()
  const lives = createLives(directory, disk, r)
  let t = performance.now()
  const lap = (w: string) => { console.log(w, Math.round(performance.now() - t)); t = performance.now() }
  await lives.livePeacefully(); lap('peace')
  for (const m of ['while recording','at the start','at the start','in the first second','at the stop','after the end',"as the ledger's volume rolls", 'as a segment rolls'] as const) {
    const { card, cut, promises, pressUs } = await lives.live(m)
    lap(m)
    console.log(cut, [...promises.untilUs], [...promises.ended], card.evidence.verdict, reasons(card).join('\n'), signedUntil(card), broken(promises.untilUs as any, card), pressUs)
  }
  const { boot, card } = await lives.livePeacefully(); lap('peace')
  console.log(boot, reasons(card), card.events.map(e => e.type + ('resetCause' in e ? e.resetCause : '')).filter(x => !x.includes('marker')).join(' '))
  await disk.close()
})

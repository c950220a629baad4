/** docs/de/einsatzkarte.html says what the code does. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dutyCard } from '../../../src/cli/authority/dutycard.ts'
import { LAMPS } from '../../../src/device/lamps.ts'

const FILE = new URL('../../../docs/de/einsatzkarte.html', import.meta.url)

test('the officer’s card is as the tables make it (ZEUGE_UPDATE=1 renews it)', () => {
  const card = dutyCard()
  if (process.env['ZEUGE_UPDATE']) {
    mkdirSync(new URL('.', FILE), { recursive: true })
    writeFileSync(FILE, card)
  } else expect(readFileSync(FILE, 'utf8')).toBe(card)
})

test('every lamp of the table is on it in German, and no name of the code is', () => {
  const card = dutyCard()
  for (const { name } of LAMPS) if (/\s/.test(name)) expect(card).not.toContain(`>${name}<`)
  expect(card.match(/class="strip"/g)).toHaveLength(LAMPS.length - 1)
  expect(card).not.toContain('undefined')
})

test('the gestures that start and stop stand where they work, and nowhere else', () => {
  const rows = dutyCard()
    .split('\n')
    .filter((line) => line.startsWith('<tr><th>'))
  const cells = (text: string) =>
    [...(rows.find((row) => row.includes(text)) ?? '').matchAll(/<td>(.*?)<\/td>/g)].map((match) => match[1])
  expect(cells('<b>RECORD</b> drücken')).toEqual(['Aufnahme beginnt', 'Aufnahme beginnt', '', 'geht nicht'])
  expect(cells('<b>RECORD</b> 3\u00a0s halten')).toEqual(['', '', 'Aufnahme endet', ''])
})

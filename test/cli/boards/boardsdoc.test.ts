import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { boardsDirectory } from '../../../src/cli/boards/boardfile.ts'
import { LAMPS } from '../../../src/device/lamps.ts'

const file = new URL('../../../docs/boards.md', import.meta.url)
const MARKED = /(<!-- lamps: .*? -->\n)[\s\S]*?(<!-- \/lamps -->)/

test('docs/boards.md says what the lamp says, from the table that decides it (ZEUGE_UPDATE=1 renews it)', () => {
  const text = readFileSync(file, 'utf8')
  const rows = LAMPS.map(({ name, shows }) => `| ${shows} | ${name} |`)
  const table = ['| lamp | means |', '|---|---|', ...rows, ''].join('\n')
  const made = text.replace(MARKED, (_, begin: string, end: string) => `${begin}${table}${end}`)
  if (process.env['ZEUGE_UPDATE']) writeFileSync(file, made)
  else expect(text).toBe(made)
})
test('docs/boards.md names every board that is shipped', () => {
  const text = readFileSync(file, 'utf8')
  for (const name of readdirSync(boardsDirectory()))
    if (name.endsWith('.yaml')) expect(text).toContain(`\`${name.replace('.yaml', '')}\``)
})

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeDirs } from '../../hal/makedirs.ts'

const root = mkdtempSync(join(tmpdir(), 'zeuge-dirs-'))
afterAll(() => rmSync(root, { recursive: true }))

describe('makeDirs', () => {
  test('makes the parents that are missing, with the mode asked for, and is content when all are there', async () => {
    const path = join(root, 'a', 'b', 'c')
    await makeDirs(path, 0o700)
    await makeDirs(path, 0o700)
    expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o700)
    expect(statSync(path).isDirectory()).toBe(true)
  })
  test('refuses a file in the way', async () => {
    writeFileSync(join(root, 'file'), '')
    await expect(makeDirs(join(root, 'file'))).rejects.toMatchObject({ code: 'EEXIST' })
    await expect(makeDirs(join(root, 'file', 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  })
  test.runIf(process.platform === 'linux')(
    'ends where a directory takes no new ones (Linux: /proc)',
    async () => {
      await expect(makeDirs('/proc/zeuge/below')).rejects.toMatchObject({ code: 'ENOENT' })
    },
  )
})

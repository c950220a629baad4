import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openTraceFile } from '../../../src/cli/simulation/tracefile.ts'

const work = mkdtempSync(join(tmpdir(), 'zeuge-trace-'))
afterAll(() => rmSync(work, { recursive: true }))
const record = { v: 1, tNs: '1000', seq: 0, src: 'board', type: 'dock', attached: true } as const

describe('the file of a trace', () => {
  test('has one canonical line for each record', async () => {
    const path = join(work, 'trace.jsonl')
    const file = await openTraceFile(path)
    file.write(record)
    await file.close()
    expect(readFileSync(path, 'utf8')).toBe(
      '{"attached":true,"seq":0,"src":"board","tNs":"1000","type":"dock","v":1}\n',
    )
  })

  test('that cannot be opened is told at once', async () => {
    await expect(openTraceFile(join(work, 'no', 'trace.jsonl'))).rejects.toMatchObject({
      code: 'FILE_MISSING',
    })
  })

  test.skipIf(!existsSync('/dev/full'))(
    'on a full disk lets the run go on, and tells at the end',
    async () => {
      const file = await openTraceFile('/dev/full')
      for (let count = 0; count < 10; count++) file.write(record)
      await expect(file.close()).rejects.toMatchObject({ code: 'DISK_FULL' })
    },
  )
})

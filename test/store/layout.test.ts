import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findEvidence } from '../../src/cli/evidence/evidence.ts'
import { layoutOf } from '../../src/store/layout.ts'
import { pickEvidence } from '../../src/ui/verifier/pick.ts'

const SEGMENT = '000000.zeu'
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'a recording': [SEGMENT, '000001.zeu', 'note.txt'],
  recordings: [`a/${SEGMENT}`, `b/${SEGMENT}`, 'b/000001.zeu', `b/deep/${SEGMENT}`, 'c/film.mp4'],
  "a camera's data": [
    ...['device/identity.key', `recordings/b/${SEGMENT}`, `recordings/a/${SEGMENT}`, `stray/${SEGMENT}`],
    ...['ledger/00000001.zlg', 'ledger/00000000.zlg', 'ledger/readme'],
  ],
  "a camera's data without recordings": ['ledger/00000000.zlg', 'ballast'],
  'an export': [
    ...['bagit.txt', 'data/report.html', `data/${SEGMENT}`],
    ...[`data/evidence/recordings/a/${SEGMENT}`, 'data/evidence/ledger/00000000.zlg'],
  ],
  'an export of one recording': [
    ...['bagit.txt', 'data/evidence/selection.txt'],
    ...[`data/evidence/recordings/a/${SEGMENT}`, 'data/evidence/ledger/00000000.zlg'],
  ],
  'an export without a ledger': ['bagit.txt', `data/evidence/a/${SEGMENT}`],
}

describe('the files of a folder that are evidence', () => {
  test('are the segments by recording and the volumes by number, whatever else lies there', () => {
    expect(layoutOf(FOLDERS["a camera's data"] ?? [])).toEqual({
      receipts: [],
      recordings: [
        { name: 'a', segments: [`recordings/a/${SEGMENT}`] },
        { name: 'b', segments: [`recordings/b/${SEGMENT}`] },
      ],
      volumes: [
        { path: 'ledger/00000000.zlg', number: 0 },
        { path: 'ledger/00000001.zlg', number: 1 },
      ],
      selection: false,
    })
    expect(layoutOf(FOLDERS['a recording'] ?? [])).toEqual({
      receipts: [],
      recordings: [{ name: '', segments: [SEGMENT, '000001.zeu'] }],
      selection: false,
    })
  })
  test('are a selection only where an export says so', () => {
    const selections = Object.entries(FOLDERS).filter(([, paths]) => layoutOf(paths).selection)
    expect(selections.map(([name]) => name)).toEqual(['an export of one recording'])
    expect(layoutOf([`recordings/a/${SEGMENT}`, 'selection.txt']).selection).toBe(false)
  })
  test('do not include a volume under a wrong name: it is refused', () => {
    expect(() => layoutOf(['ledger/1.zlg'])).toThrow(expect.objectContaining({ code: 'DATA_INVALID' }))
  })
  test.each(Object.keys(FOLDERS))('are the same for the command line and the page: %s', async (name) => {
    const paths = FOLDERS[name] ?? []
    const root = mkdtempSync(join(tmpdir(), 'zeuge-layout-'))
    try {
      for (const path of paths) {
        mkdirSync(join(root, dirname(path)), { recursive: true })
        writeFileSync(join(root, path), path)
      }
      const found = await findEvidence(root)
      const [picked] = pickEvidence(
        paths.map((path) => ({ path: `folder/${path}`, blob: new Blob([path]) })),
      ).evidence
      const inRoot = (files: readonly { file: string }[] | undefined) =>
        files?.map(({ file }) => `folder/${relative(root, file)}`)
      expect(picked?.segments.map(({ file }) => file)).toEqual(inRoot(found.segments))
      expect(picked?.volumes?.map(({ file }) => file)).toEqual(inRoot(found.volumes))
      expect([picked?.whole, picked?.selection]).toEqual([found.whole, found.selection])
    } finally {
      rmSync(root, { recursive: true })
    }
  })
})

/** `zeuge board check` on a board of which only camera and front display are real. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCanvases } from '../../../hal/display/canvas.ts'
import { boardsDirectory } from '../../../src/cli/boards/boardfile.ts'
import { runProgram } from '../../../src/cli/program.ts'
import { sysfs } from '../../hal/sysfs.ts'
import { fakeContext, runIn } from '../context.ts'

const tape = new URL('../../../tapes/scene.tape', import.meta.url).pathname
const mock = readFileSync(join(boardsDirectory(), 'mock.yaml'), 'utf8')

function boardWith(output: (root: string) => string) {
  const tree = sysfs()
  const picture = `source: "tape:${tape}"`
  const display = `display: { backend: panel, output: "${output(tree.root)}" }`
  tree.write(
    'board.yaml',
    mock.replace('source: scene', picture).replace('display: { backend: mock }', display),
  )
  return tree
}

test('shows a picture on the display, and leaves it dark', async () => {
  const tree = boardWith((root) => `png:${root}/screen.png@320x240`)
  const { exit, result } = await runIn(tree.root, Date.now(), ['board', 'check', './board.yaml', '--json'])
  expect(result.checks).toContainEqual({
    ...{ part: 'display', backend: 'panel', ok: true },
    found: expect.stringMatching(/^\d+ ms$/),
  })
  expect(exit).toBe(0)
  const { width, height } = await (await loadCanvases()).decode(
    new Uint8Array(readFileSync(join(tree.root, 'screen.png'))),
  )
  expect([width, height]).toEqual([320, 240])
})
test('names a framebuffer that is not there, with an exit code of its own', async () => {
  const tree = boardWith((root) => `fb:${root}/fb7`)
  const { exit, result } = await runIn(tree.root, Date.now(), ['board', 'check', './board.yaml', '--json'])
  expect(result.checks).toContainEqual({
    ...{ part: 'display', backend: 'panel', ok: false },
    found: expect.stringContaining('fb7 is no framebuffer this system knows'),
  })
  expect(exit).toBe(4)
})
test('asks a person whether the display says what it shall', async () => {
  const tree = boardWith((root) => `png:${root}/screen.png`)
  let sizeWhileAsked = 0
  const terminal = {
    onKey(key: (pressed: string) => void) {
      sizeWhileAsked = existsSync(join(tree.root, 'screen.png'))
        ? readFileSync(join(tree.root, 'screen.png')).length
        : 0
      queueMicrotask(() => key('n'))
      return () => undefined
    },
  }
  const context = fakeContext({ cwd: tree.root, json: true, terminal: terminal as never })
  await runProgram(context, ['board', 'check', './board.yaml', '--json'])
  const result = JSON.parse(context.out())
  expect(result.tried).toEqual([{ part: 'display', what: 'words', ok: false }])
  expect(context.err()).toContain('Does the display say "zeuge board check"?')
  expect(sizeWhileAsked).toBeGreaterThan(0)
  expect(context.exit()).toBe(4)
})

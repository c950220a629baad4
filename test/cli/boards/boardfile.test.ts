import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toJsonSchema } from '@valibot/to-json-schema'
import { describe, expect, test } from 'vitest'
import { BoardFile } from '../../../hal/boards/form.ts'
import { boardsDirectory, loadBoard } from '../../../src/cli/boards/boardfile.ts'
import { sysfs } from '../../hal/sysfs.ts'

const SHIPPED = ['generic-usb-camera', 'mock', 'raspberry-pi-4', 'raspberry-pi-5', 'raspberry-pi-zero-2w']
const context = { cwd: process.cwd() }
const mock = readFileSync(join(boardsDirectory(), 'mock.yaml'), 'utf8')

describe('board files', () => {
  test('are shipped under their ids, and each is valid', async () => {
    const files = readdirSync(boardsDirectory()).filter((name) => name.endsWith('.yaml'))
    expect(files.sort()).toEqual(SHIPPED.map((id) => `${id}.yaml`))
    for (const id of SHIPPED) expect((await loadBoard(context, id)).board.id).toBe(id)
  })
  test('may lie anywhere', async () => {
    const tree = sysfs({ 'my.yaml': mock.replace('id: mock', 'id: my-board') })
    expect((await loadBoard(context, join(tree.root, 'my.yaml'))).board.id).toBe('my-board')
  })
  test.each([
    ['an unknown id', undefined, /no installed board has this id/],
    [
      'an unknown key',
      ['off: exit', 'off: exit\nlamp: 1'],
      /:17: lamp: is not known here; known are zeugeBoard, id/,
    ],
    [
      'an unknown backend',
      ['led: { backend: mock }', 'led: { backend: ws2812 }'],
      /:7: led.backend: .*class/,
    ],
    [
      'a key of another backend',
      ['led: { backend: mock }', 'led: { backend: class, green: [a], red: [b], pin: 4 }'],
      /led.pin: is not known here; known are backend, green, red/,
    ],
    [
      'a name that would leave its directory',
      ['haptic: { backend: mock }', 'haptic: { backend: class, led: ../../etc }'],
      /haptic.led: must be letters/,
    ],
    ['a device outside of /dev', ['source: scene', 'source: scene, device: x'], /camera.device/],
    [
      'a cradle switch without an input device',
      ['dock: { backend: mock }', 'dock: { backend: evdev, switch: 5 }'],
      /dock.backend: evdev needs buttons/,
    ],
    ['text that is not YAML', ['off: exit', 'off: ['], /is not plain YAML/],
  ])('with %s are refused by line and name', async (_, change, says) => {
    const tree = sysfs({
      'b.yaml': change === undefined ? '' : mock.replace(change[0] ?? '', change[1] ?? ''),
    })
    const given = change === undefined ? 'no-such-board' : join(tree.root, 'b.yaml')
    await expect(loadBoard(context, given)).rejects.toThrow(says)
  })
})

test('schemas/board.json is the schema of the code (ZEUGE_UPDATE=1 renews it)', () => {
  const text = `${JSON.stringify({ title: 'Zeuge board', ...toJsonSchema(BoardFile) }, null, 2)}\n`
  const file = new URL('../../../schemas/board.json', import.meta.url)
  if (process.env['ZEUGE_UPDATE']) writeFileSync(file, text)
  else expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(text))
})

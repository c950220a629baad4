/**
 * Each way to reach a GPIO line, on a stock kernel with a simulated chip: pressed and looked at outside of the process,
 * every press once and in order; a pulse that ends although its process was killed.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Backend, boardPath, PREPARE_LINES, writeBoards } from './boards.ts'
import { checkout, runGuest, setUp } from './guest.ts'

const PRESSES = Number(process.env['ZEUGE_VM_PRESSES'] ?? '20')

const story = (backend: Backend): string => `
out=/mnt/${backend}
node ${checkout}/test/tiers/vm/press.mjs ${boardPath(backend)} >$out.log 2>&1 & P=$!
for i in $(seq 600); do grep -q ready $out.log && break; kill -0 $P || break; sleep 0.1; done
# A process that is gone will not press: its log says why.
if kill -0 $P && grep -q ready $out.log; then
await green 1 && echo green >$out
for n in $(seq ${PRESSES}); do
  pull display up; await red 1 && echo -n 1 >>$out
  pull display down; await green 1 && echo -n 0 >>$out
done
pull record up
await haptic 1 && echo ' vibrates' >>$out
kill -9 $P
${backend === 'evdev' ? `await haptic 0 && echo 'ends by itself' >>$out` : ''}
pull record down
wait $P
else kill -9 $P; echo 'not ready' >$out; fi
`

describe('GPIO backends on a real kernel', () => {
  let left: (name: string) => string
  beforeAll(async () => {
    setUp()
    writeBoards()
    const script = [
      PREPARE_LINES,
      'insmod $modules/zeuge_board.ko base=$(cat /run/base)',
      'sleep 1',
      '. /run/hand.sh',
      story('evdev'),
      'rmmod zeuge_board',
      story('chardev'),
      story('onoff'),
    ].join('\n')
    left = await runGuest(script, 540_000)
  })

  test.each<Backend>(['evdev', 'chardev', 'onoff'])(
    `%s: ${PRESSES} presses are seen on the lamp, each once and in order`,
    (backend) => {
      const [green, presses] = left(backend).split('\n')
      expect(green).toBe('green')
      expect(presses).toBe(`${'10'.repeat(PRESSES)} vibrates`)
      const edges = left(`${backend}.log`)
        .split('\n')
        .filter((line) => line.startsWith('edge display'))
      expect(edges).toEqual(
        Array.from({ length: PRESSES * 2 }, (_, at) => `edge display ${at % 2 ? 'up' : 'down'}`),
      )
    },
  )
  test('a pulse of the LED class ends although its process was killed', () => {
    expect(left('evdev')).toContain('ends by itself')
  })
})

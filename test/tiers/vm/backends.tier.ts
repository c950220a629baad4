/**
 * Each way to reach a GPIO line, on a stock kernel with a simulated chip: pressed and looked at outside of the process,
 * every press once and in order; a pulse that ends although its process was killed; events that the kernel had to drop.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Backend, boardPath, PREPARE_LINES, writeBoards } from './boards.ts'
import { checkout, runGuest, setUp } from './guest.ts'

const PRESSES = Number(process.env['ZEUGE_VM_PRESSES'] ?? '20')

/**
 * More edges than the kernel's buffer holds, while nobody reads; the release of RECORD is among the lost ones. Each is long
 * enough not to be taken for a bounce.
 */
const OVERRUN = `
pull record up; soon 10 logged 'edge record down'
kill -STOP $P
pull record down
for n in {1..60}; do pull display up; nap 0.04; pull display down; nap 0.04; done
kill -CONT $P
soon 20 logged 'buttons.dropped' && soon 5 logged 'edge record up' && echo 'released after the overrun' >>$out
await haptic 0
`
const BOOT_MS = 300_000
const PRESS_MS_MAX = 4_000

const story = (backend: Backend): string => `
out=/mnt/${backend}
: >$out.log
node ${checkout}/test/tiers/vm/press.mjs ${boardPath(backend)} >>$out.log 2>&1 & P=$!
logged() { local all; IFS= read -rd '' all <$out.log || :; [[ $all = *$1* ]]; }
for i in {1..600}; do logged ready && break; kill -0 $P || break; nap 0.1; done
# A process that is gone will not press: its log says why.
if kill -0 $P && logged ready; then
await green 1 && echo green >$out
for ((n = 0; n < ${PRESSES}; n++)); do
  pull display up; await red 1 && echo -n 1 >>$out
  pull display down; await green 1 && echo -n 0 >>$out
done
echo >>$out
cp $out.log $out.edges
${backend === 'evdev' ? OVERRUN : ''}
pull record up
await haptic 1 && echo vibrates >>$out
kill -9 $P
${backend === 'evdev' ? `await haptic 0 && echo 'ends by itself' >>$out` : ''}
pull record down
wait $P
else kill -9 $P; echo 'not ready' >$out; fi
`

describe('GPIO backends on a real kernel', () => {
  let left: (name: string) => string
  beforeAll(
    async () => {
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
      left = await runGuest(script, BOOT_MS + 3 * PRESSES * PRESS_MS_MAX)
    },
    2 * BOOT_MS + 3 * PRESSES * PRESS_MS_MAX,
  )

  test.each<Backend>(['evdev', 'chardev', 'onoff'])(
    `%s: ${PRESSES} presses are seen on the lamp, each once and in order`,
    (backend) => {
      const [green, presses, ...rest] = left(backend).split('\n')
      expect(green).toBe('green')
      expect(presses).toBe('10'.repeat(PRESSES))
      expect(rest).toContain('vibrates')
      const edges = left(`${backend}.edges`)
        .split('\n')
        .filter((line) => line.startsWith('edge display'))
      expect(edges).toEqual(
        Array.from({ length: PRESSES * 2 }, (_, at) => `edge display ${at % 2 ? 'up' : 'down'}`),
      )
    },
  )
  test('a button released while the kernel had to drop events is told as released', () => {
    expect(left('evdev')).toContain('released after the overrun')
  })
  test('a pulse of the LED class ends although its process was killed', () => {
    expect(left('evdev')).toContain('ends by itself')
  })
})

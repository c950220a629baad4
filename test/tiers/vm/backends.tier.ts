/**
 * Each way to reach a GPIO line, on a stock kernel with a simulated chip: pressed and looked at outside of the process,
 * every press once and in order; contacts that bounce; more edges than are kept while nobody reads; a scuffle; a pulse
 * that ends although its process was killed.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Backend, boardPath, PREPARE_LINES, writeBoards } from './boards.ts'
import { checkout, runGuest, setUp } from './guest.ts'

const BACKENDS = ['evdev', 'chardev', 'onoff'] as const satisfies readonly Backend[]
const PRESSES = Number(process.env['ZEUGE_VM_PRESSES'] ?? '20')
const SCUFFLE_SECONDS = PRESSES >= 200 ? 60 : 6
const BOOT_MS = 300_000
const PRESS_MS_MAX = 4_000
/** A second of the guest takes several of ours while it is busy. */
const GUEST_MS_MAX = BOOT_MS + BACKENDS.length * (PRESSES * PRESS_MS_MAX + SCUFFLE_SECONDS * 5_000)

/** Of the kernel, for one line: 16 events (uapi/linux/gpio.h); for one input device: 64. */
const OVERRUN = { record: 20, display: 60 } as const

/**
 * Each step is a line "NAME: seen" in the backend's file and a part of its log; the first that is not seen ends the story.
 * The edges of the overrun are long enough not to be taken for bounces.
 */
const STORY = `
logged() { local all; IFS= read -rd '' all <$out.log || :; [[ $all = *$1* ]]; }
# Red and green.
shows() { soon 4 is red $1 && soon 4 is green $2; }
one_more() { odd=$((1 - odd)); shows $odd 1; }
ready() {
  soon 60 eval "logged $'\\nready' || ! kill -0 $P" && kill -0 $P && shows 0 1
}
presses() {
  local n
  for ((n = 0; n < ${PRESSES}; n++)); do
    pull display up; shows 1 0 || return
    pull display down; one_more || return
  done
}
# The last of the fifty edges is the release.
bounce() { local n; for n in {1..24}; do pull $1 up; pull $1 down; done; pull $1 up; }
burst() {
  bounce display; shows 1 0 || return
  pull display down; one_more && nap 0.5 && shows $odd 1
}
burst_of_record() {
  bounce record; soon 4 is haptic 1 || return
  pull record down; soon 4 is haptic 0
}
overrun() {
  local n
  pull record up; soon 4 logged '-- overrun*edge record down' || return
  kill -STOP $P
  pull record down
  for n in {1..${OVERRUN.record}}; do nap 0.04; pull record up; nap 0.04; pull record down; done
  for n in {1..${OVERRUN.display}}; do nap 0.04; pull display up; nap 0.04; pull display down; done
  kill -CONT $P
  soon 10 logged '-- overrun*edge record down*edge record up' && soon 4 is haptic 0 && nap 0.5
}
scuffled() {
  scuffle ${SCUFFLE_SECONDS} 7 $out.pulled
  nap 0.1
  pull display up; shows 1 0 || return
  pull display down; soon 4 is green 1 || return
  # As many presses as it told of are what the lamp says.
  nap 0.5
  odd=$(($(grep -c '^gesture.display.press' $out.log) % 2)); shows $odd 1
}
vibrates() {
  soon 4 is haptic 0; pull record up; soon 4 is haptic 1
}
step() {
  echo "-- $1" >>$out.log
  "$@" >>$out 2>&1 && echo "$1: seen" >>$out
}
# What is written meanwhile lies in the guest's memory: waiting for the host would be time of the guest.
story() {
  out=/run/$1; odd=0
  : >$out; : >$out.log
  node ${checkout}/test/tiers/vm/press.mjs $2 >>$out.log 2>&1 & P=$!
  step ready && step presses && step burst && step burst_of_record && step overrun && step scuffled && step vibrates
  kill -9 $P; pull record down; pull display down
  wait $P
  cp $out* /mnt/
}
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
      STORY,
      `story evdev ${boardPath('evdev')}`,
      'ends_by_itself() { soon 4 is haptic 0; }; step ends_by_itself; cp $out /mnt/',
      'rmmod zeuge_board',
      `story chardev ${boardPath('chardev')}`,
      `story onoff ${boardPath('onoff')}`,
    ].join('\n')
    left = await runGuest(script, GUEST_MS_MAX)
  }, 2 * GUEST_MS_MAX)

  /** Lines of the process's log from the beginning of a step to the next, without the reports of parts. */
  const during = (backend: Backend, step: string): readonly string[] =>
    (left(`${backend}.log`).split(`-- ${step}\n`)[1]?.split('\n-- ')[0] ?? '')
      .split('\n')
      .filter((line) => /^(edge|gesture)/.test(line))
  const edgesOf = (lines: readonly string[], button: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`edge ${button}`))
  const inTurn = (button: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) => `edge ${button} ${at % 2 ? 'up' : 'down'}`)

  describe.each(BACKENDS)('%s', (backend) => {
    const sees = (step: string): void =>
      expect(left(backend).split('\n'), left(`${backend}.log`).slice(-2000)).toContain(`${step}: seen`)

    test(`${PRESSES} presses are seen on the lamp, each once and in order`, () => {
      sees('presses')
      const lines = during(backend, 'presses')
      expect(edgesOf(lines, 'display')).toEqual(inTurn('display', PRESSES * 2))
      expect(lines.filter((line) => line === 'gesture.display.press')).toHaveLength(PRESSES)
    })
    test('a burst of fifty edges is one press, on the lamp and by count', () => {
      sees('burst')
      const lines = during(backend, 'burst')
      expect(edgesOf(lines, 'display').at(-1)).toBe('edge display up')
      expect(lines.filter((line) => line.startsWith('gesture'))).toEqual(['gesture.display.press'])
    })
    test('a burst of fifty edges is one start', () => {
      sees('burst_of_record')
      const gestures = during(backend, 'burst_of_record').filter((line) => line.startsWith('gesture'))
      expect(gestures).toEqual(['gesture.record.press'])
    })
    test('a button released while more happened than is kept is told as released, and stops nothing', () => {
      sees('overrun')
      const lines = during(backend, 'overrun')
      // Whether there was an overrun: it cannot have told them all.
      expect(edgesOf(lines, 'record').length).toBeLessThan(2 + 2 * OVERRUN.record)
      for (const button of ['record', 'display']) {
        const last = edgesOf(lines, button).at(-1)
        if (last !== undefined) expect(last).toBe(`edge ${button} up`)
      }
      expect(lines).not.toContain('gesture.record.hold')
    })
    test(`after a scuffle of ${SCUFFLE_SECONDS} s it is known exactly how each button stands, and nothing was stopped`, () => {
      sees('scuffled')
      const lines = during(backend, 'scuffled')
      const pulled = left(`${backend}.pulled`).trim().split('\n')
      expect(pulled.length).toBeGreaterThan(SCUFFLE_SECONDS * 5)
      for (const button of ['record', 'display']) {
        const edges = edgesOf(lines, button)
        expect(edges).toEqual(inTurn(button, edges.length))
        expect(edges.at(-1)).toBe(`edge ${button} up`)
        // Not onoff: in sysfs two edges fall together where nobody looks in between. The press after it is one more.
        if (backend !== 'onoff')
          expect(edges).toHaveLength(edgesOf(pulled, button).length + (button === 'display' ? 2 : 0))
      }
      expect(lines.filter((line) => line.startsWith('gesture')).length).toBeGreaterThan(0)
      expect(lines).not.toContain('gesture.record.hold')
    })
    test('RECORD is felt', () => sees('vibrates'))
  })
  test('a pulse of the LED class ends although its process was killed', () => {
    expect(left('evdev')).toContain('ends_by_itself: seen')
  })
})

/**
 * What breaks while the installed camera records, on a real kernel: parts that vanish and come back, a process that is
 * killed or hangs, a scuffle at the buttons. On the guest of story.tier.ts, whose start costs minutes.
 *
 * Times are the guest's, taken from the kernel's clock and from the camera's own log.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { boardPath } from './boards.ts'
import type { Evidence, InstalledCamera, LedgerEvent } from './installed.ts'

/** A vanished part is told within two seconds; the kernel's clock is read in steps of 10 ms. */
const NAMED_MS = 2_000 + 10
const SCUFFLE_SECONDS = Number(process.env['ZEUGE_VM_PRESSES'] ?? '20') >= 200 ? 60 : 6
const STANDBY_MS_MAX = 30_000

const VIVID = '/sys/bus/platform/drivers/vivid'
const PORTS = '/sys/bus/pci/drivers/serial'
const GAUGES = '/sys/bus/i2c/drivers/sbs-battery'
const GREEN = '/sys/class/leds/zeuge-green/delay_on'
const isBack = (part: string): string => `said $SAID '"part":"${part}"*"part.back"'`

interface Break {
  readonly what: string
  readonly fault: string
  /** In the log. */
  readonly lost: string
  readonly how: string
  readonly mend: string
  readonly back: string
}
const BREAKS: readonly Break[] = [
  {
    what: 'the camera is unplugged',
    ...{ fault: 'camera-lost', lost: '"camera-lost"' },
    ...{ how: `echo vivid.0 >${VIVID}/unbind`, mend: `echo vivid.0 >${VIVID}/bind`, back: 'steady 10' },
  },
  {
    what: 'the serial port vanishes',
    ...{ fault: 'dock-lost', lost: '"part":"dock"*"part.lost"', back: isBack('dock') },
    how: `cd ${PORTS}; for port in 0000:*; do echo $port >/run/port; done; cat /run/port >unbind`,
    mend: `cat /run/port >${PORTS}/bind`,
  },
  {
    what: 'the battery’s driver is gone',
    ...{ fault: 'battery-lost', lost: '"part":"battery"*"part.lost"', back: isBack('battery') },
    how: `cd ${GAUGES}; for gauge in *-000b; do echo $gauge >/run/gauge; done; cat /run/gauge >unbind`,
    mend: `cat /run/gauge >${GAUGES}/bind`,
  },
  {
    what: 'the file of a lamp cannot be written',
    ...{ fault: 'led-lost', lost: '"part":"led"*"part.lost"', back: isBack('led') },
    ...{ how: `chmod 0444 ${GREEN}`, mend: `chmod 0664 ${GREEN}` },
  },
]

/** Begins and ends in standby; leaves two recordings that were cut off. */
export function describeFaults(opened: () => InstalledCamera): void {
  describe('faults of the installed camera on a real kernel', () => {
    let camera: InstalledCamera
    beforeAll(async () => {
      camera = opened()
      await camera.sh('follow')
    })

    test('it records', () => camera.sh('press record; soon 10 steady 10; nap 3'))
    test.each(BREAKS)('$what: named in time, the recording goes on, and it comes back', async (one) => {
      const output = await camera.sh(
        `fault '${one.how}' '${one.lost}' '${one.mend}' ${quoted(one.back)}; soon 10 steady 10`,
      )
      const [brokenMs = '', ...lines] = output.split('\n')
      const said = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as LogLine)
      const losses = said.filter(({ event }) => event === 'camera-lost' || event === 'part.lost')
      // Once, and nothing else with it.
      expect(losses, output).toHaveLength(1)
      expect((losses[0]?.nowUs ?? 0) / 1000 - Number(brokenMs)).toBeLessThanOrEqual(NAMED_MS)
    })
    test(`a scuffle of ${SCUFFLE_SECONDS} s at the buttons stops no recording`, async () => {
      const edges = Number(await camera.sh(`scuffle ${SCUFFLE_SECONDS} 7 && soon 10 steady 10`))
      expect(edges).toBeGreaterThan(SCUFFLE_SECONDS * 5)
    })
    test('killed while it records and vibrates: the vibrator ends, no light is left on, it stands by again', async () => {
      // From now on the board file names a display that this machine does not have yet.
      const said = await camera.sh(`
sed -i 's#^display: .*#display: { backend: panel, output: "fb:/dev/fb0" }#' ${boardPath('evdev')}
P=$(main_pid); said_so_far; press record
# Without a pause: the pulse is short.
now; T=$NOW; until is haptic 1; do now; [ $((NOW - T)) -gt 3000 ] && exit 1; done
kill -9 $P; now; T=$NOW
soon 1 is haptic 0 && soon 30 is red 0 && is haptic 0 || exit 1
soon 30 said $SAID '"standby"' || exit 1; now; echo $((NOW - T))`)
      expect(Number(said)).toBeLessThan(STANDBY_MS_MAX)
    })
    test('a framebuffer that is not there was named in time, kept no camera from standing by, and is used once it is there', async () => {
      const named = '"part":"display"*/dev/fb0 is no framebuffer*"part.lost"'
      const output = await camera.sh(
        `soon 10 said 0 '${named}' || { log | tail -20; exit 1; }; grep -E '"(standby|part.lost)"' /run/zeuge.log`,
      )
      const said = output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as LogLine)
      const lost = said.find(({ part }) => part === 'display')
      const standby = said.findLast(({ event }) => event === 'standby')
      expect((lost?.nowUs ?? Number.NaN) - (standby?.nowUs ?? Number.NaN), output).toBeLessThanOrEqual(
        NAMED_MS * 1000,
      )
      await camera.sh(`
modprobe vfb vfb_enable=1 mode_option=320x240-16@60
soon 40 said 0 '"part":"display"*"part.back"' && soon 10 steady 01 || { log | tail -20; exit 1; }`)
    })
    test('hung while it records: the watchdog starts it again, and it stands by', async () => {
      const said = await camera.sh(`
P=$(main_pid); said_so_far; press record; soon 10 steady 10 || exit 1
nap 3
kill -STOP $P; now; T=$NOW
soon 40 said $SAID '"standby"' || { log | tail -20; exit 1; }
now; echo $((NOW - T)); soon 10 steady 01`)
      expect(Number(said)).toBeLessThan(STANDBY_MS_MAX)
    })
  })
}

/** `at`: the two recordings that were cut off. */
export function describeFaultEvidence(read: () => Evidence, at: readonly [number, number]): void {
  describe('what the evidence says of those faults', () => {
    test('the ledger knows each and its end, what ended each boot, and no other end of a recording', () => {
      const { events } = read()
      for (const { fault } of [...BREAKS, { fault: 'display-lost' }])
        expect(faultsOf(events, fault), fault).toEqual(['fault-raised', 'fault-cleared'])
      const boots = events.filter(({ type }) => type === 'boot').map((event) => event['resetCause'])
      expect(boots).toEqual(['power-on', 'software', 'watchdog'])
      // Of each recording's last segment: a long one has several.
      const ends = new Map(
        events
          .filter(({ type }) => type === 'closed' || type === 'recovered')
          .map((event) => [event['recording'], event.type]),
      )
      expect([...ends.values()]).toEqual(['closed', 'recovered', 'recovered', 'closed'])
    })
    test('the film has every picture but those of the time without a camera', () => {
      const { counters, loudnessDb } = read().film(read().recordings[at[0]] ?? '')
      const breaks = counters.flatMap((counter, index) =>
        index > 0 && counter !== (counters[index - 1] ?? Number.NaN) + 1 ? [index] : [],
      )
      expect(breaks).toHaveLength(1)
      expect(breaks[0]).toBeGreaterThan(10)
      expect(counters.length - (breaks[0] ?? 0)).toBeGreaterThan(5 * SCUFFLE_SECONDS)
      expect(loudnessDb).toBeGreaterThan(-40)
    })
  })
}

interface LogLine {
  readonly event: string
  readonly nowUs: number
  readonly part?: string
}

function faultsOf(events: readonly LedgerEvent[], fault: string): readonly string[] {
  return events.filter((event) => event['fault'] === fault).map(({ type }) => type)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

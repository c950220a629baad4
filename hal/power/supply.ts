/**
 * Battery out of /sys/class/power_supply, looked at each second: fuel gauges and chargers of all makers in one form.
 *
 * A gauge that cannot be read is no battery of 0 %: the last value stays and the part is reported as gone.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ZeugeError } from '../../src/errors.ts'
import { createEmitter } from '../emitter.ts'
import type { Battery, Clock, Source } from '../hal.ts'
import { LOOK_MS, type Report, sentenceOf } from '../keep.ts'

export const SUPPLY_DIRECTORY = '/sys/class/power_supply'
const SUPPLIES_MAX = 32

export interface SupplyOptions {
  readonly clock: Clock
  readonly report: Report
  /** Directory name of the gauge; the first battery of the system where absent. */
  readonly gauge?: string | undefined
  /** Told by somebody else (the cradle) that it is being charged. */
  readonly charging?: () => boolean
  readonly directory?: string
}

export function supplyBattery(options: SupplyOptions): { readonly battery: Source<Battery>; close(): void } {
  const { clock, report, charging = () => false } = options
  let open = true
  let last: Battery | undefined
  let told: boolean | undefined
  let timer: unknown
  const news = createEmitter<Battery>(
    clock,
    () => open,
    () => last,
  )
  function tell(ok: boolean, why: string): void {
    if (told !== ok) report(ok, why)
    told = ok
  }
  function look(): void {
    try {
      const read = readBattery(options)
      const now = { ...read, charging: read.charging || charging() }
      const changed = last?.percent !== now.percent || last.charging !== now.charging
      last = now
      tell(true, '')
      if (changed) news.emit(now)
    } catch (error) {
      tell(false, sentenceOf(error))
    }
    timer = clock.setTimeout(look, LOOK_MS)
  }
  look()
  return {
    battery: news.source,
    close() {
      open = false
      clock.clearTimeout(timer)
    },
  }
}

export function readBattery({
  gauge,
  directory = SUPPLY_DIRECTORY,
}: Pick<SupplyOptions, 'gauge' | 'directory'>): Battery {
  const path = join(directory, gauge ?? firstBattery(directory))
  const percent = Number(readFileSync(join(path, 'capacity'), 'latin1').trim())
  if (!Number.isInteger(percent) || percent < 0 || percent > 100)
    throw new ZeugeError('NOT_AVAILABLE', `${path}/capacity says ${percent}, not a percentage`)
  return { percent, charging: readFileSync(join(path, 'status'), 'latin1').trim() === 'Charging' }
}

function firstBattery(directory: string): string {
  for (const name of readdirSync(directory).slice(0, SUPPLIES_MAX)) {
    const field = (file: string): string => {
      try {
        return readFileSync(join(directory, name, file), 'latin1').trim()
      } catch {
        return ''
      }
    }
    // A mouse with a battery is not what keeps this board alive.
    if (field('type') === 'Battery' && field('scope') !== 'Device') return name
  }
  throw new ZeugeError(
    'NOT_AVAILABLE',
    `no battery in ${directory}; add the overlay of your fuel gauge, or say "battery: { backend: mains }" in the board file`,
  )
}

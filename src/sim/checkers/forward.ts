/**
 * Invariant 4: what was durable of a file stays, byte for byte, through crashes, repairs and restarts. Looked at
 * whenever a boot ends and another one begins, and at the end; ballast and what retention may remove apart.
 */
import { isAside } from '../../../hal/diskname.ts'
import type { Bytes } from '../../bytes.ts'
import { LEDGER_DIRECTORY, RECORDINGS_DIRECTORY } from '../../store/names.ts'
import type { Checker, Moment, Report } from '../checker.ts'
import { isExcused, type Truth } from '../truth.ts'

export function checkForward(report: Report): Checker {
  const durable = new Map<string, Bytes>()

  function compare(fileOf: (name: string) => Bytes | undefined, truth: Truth, worldUs: number): void {
    if (isExcused(truth, 0, worldUs, 'evidence')) return
    for (const [name, before] of durable) {
      const now = fileOf(name)
      if (now === undefined)
        report('durable-gone', `${name} is gone, though it was durable`, directoryOf(name))
      else if (!startsWith(now, before))
        report(
          'durable-changed',
          `${name} no longer begins with the bytes that were durable`,
          directoryOf(name),
        )
    }
  }
  function remember({ board }: Moment): void {
    for (const directory of [LEDGER_DIRECTORY, RECORDINGS_DIRECTORY])
      for (const name of board.disk.names(`${directory}/`)) {
        // What was to take a file's place and did not come to it is nobody's: the next replacement may have it.
        if (isAside(name)) continue
        const bytes = board.disk.arrived(name)
        if (bytes !== undefined) durable.set(name, bytes.slice())
      }
  }
  return {
    // Before the crash decides what survives, all that is durable is known.
    off: remember,
    started(moment) {
      compare(moment.board.disk.view, moment.truth, moment.worldUs)
    },
    end({ image, truth, worldUs }) {
      compare((name) => image.files.get(name), truth, worldUs)
    },
  }
}

const directoryOf = (name: string): string => name.slice(0, name.indexOf('/'))

function startsWith(bytes: Uint8Array, begin: Uint8Array): boolean {
  if (bytes.length < begin.length) return false
  for (let at = 0; at < begin.length; at++) if (bytes[at] !== begin[at]) return false
  return true
}

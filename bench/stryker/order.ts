/**
 * In which order the files of tests are asked about a mutant: those first that will find it for the least CPU time,
 * as far as earlier mutants of the same source file tell. The order changes how long a run takes, and with a limit
 * of CPU time for each mutant also which tests are left out.
 */
import { basename } from 'node:path'

export interface Part {
  /** The file of tests. */
  readonly file: string
  readonly ids: readonly string[]
  /** CPU time of these tests and of the hooks around them. */
  readonly ms: number
}
interface Record {
  tries: number
  finds: number
}
/** A test named like the source is believed in as if it had found so many. */
const NAMESAKE = 5
/** Tests faster than this are alike. */
const MS_MIN = 5

export const fileOf = (id: string): string => id.slice(0, id.indexOf('#'))
const stemOf = (path: string): string => basename(path).split('.')[0] ?? ''

export class Order {
  readonly #records = new Map<string, Record>()

  /** The files of these tests, the most promising first; `msOf` gives what a test or a suite's hooks take. */
  of(source: string, ids: readonly string[], msOf: (id: string) => number): Part[] {
    const files = new Map<string, string[]>()
    for (const id of ids) {
      const file = fileOf(id)
      const known = files.get(file)
      if (known === undefined) files.set(file, [id])
      else known.push(id)
    }
    const parts = [...files].map(([file, own]) => {
      const ms = own.reduce((sum, id) => sum + msOf(id), msOf(`${file}#`))
      return { file, ids: own, ms, promise: this.#chance(source, file) / Math.max(ms, MS_MIN) }
    })
    return parts.sort((a, b) => b.promise - a.promise)
  }

  tried(source: string, file: string, found: boolean): void {
    const record = this.#recordOf(source, file)
    record.tries++
    if (found) record.finds++
  }

  #chance(source: string, file: string): number {
    const { tries, finds } = this.#recordOf(source, file)
    const [one, other] = [stemOf(source), stemOf(file)]
    const namesake = one.startsWith(other) || other.startsWith(one) ? NAMESAKE : 0
    return (1 + namesake + finds) / (2 + namesake + tries)
  }

  #recordOf(source: string, file: string): Record {
    const key = `${source} ${file}`
    const record = this.#records.get(key) ?? { tries: 0, finds: 0 }
    this.#records.set(key, record)
    return record
  }
}

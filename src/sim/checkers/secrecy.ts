/** Invariant 2: stretches of media and secrets that were drawn are looked for in every byte of the card. */
import type { Checker, Report } from '../checker.ts'

export function checkSecrecy(report: Report): Checker {
  return {
    end({ truth, image }) {
      const find = createFinder([...truth.marks, ...truth.secrets])
      for (const [name, bytes] of image.files) {
        const found = find(bytes)
        if (found === undefined) continue
        const what = found < truth.marks.length ? 'media' : 'a secret key'
        report('in-the-clear', `${what} lies in the clear in ${name}`, what)
      }
    },
  }
}

/** Looks for all of them in one walk; gives the number of the first that is there. */
function createFinder(needles: readonly Uint8Array[]): (bytes: Uint8Array) => number | undefined {
  const begins = new Uint8Array(0x10000)
  const byBegin = new Map<number, number[]>()
  for (const [number, needle] of needles.entries()) {
    const begin = ((needle[0] ?? 0) << 8) | (needle[1] ?? 0)
    begins[begin] = 1
    byBegin.set(begin, [...(byBegin.get(begin) ?? []), number])
  }
  const isAt = (bytes: Uint8Array, at: number, needle: Uint8Array): boolean => {
    for (let index = 2; index < needle.length; index++) if (bytes[at + index] !== needle[index]) return false
    return true
  }
  const foundAt = (bytes: Uint8Array, at: number, begin: number): number | undefined =>
    byBegin.get(begin)?.find((one) => isAt(bytes, at, needles[one] as Uint8Array))
  return (bytes) => {
    let begin = bytes[0] ?? 0
    for (let at = 1; at < bytes.length; at++) {
      begin = ((begin & 0xff) << 8) | (bytes[at] as number)
      if (begins[begin] === 0) continue
      const number = foundAt(bytes, at - 1, begin)
      if (number !== undefined) return number
    }
    return undefined
  }
}

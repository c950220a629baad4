/**
 * What mutation runs found, as the tables of docs/mutation.md.
 *
 *   node dist/bench/mutation.js coverage/mutation/crypto.json [more reports]
 *
 * Of several reports (pieces, or a run again of what was left), a mutant that one of them found is found; the code
 * must be the same. Says what the reports say; which survivors are equivalent is for people to write.
 */
import { readFileSync } from 'node:fs'

interface Mutant {
  readonly mutatorName: string
  readonly status: string
  readonly replacement?: string
  readonly location: { readonly start: { readonly line: number; readonly column: number } }
}
type Files = Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>

/** As Stryker counts: a mutant that hangs is found; one that no test reaches is not. Ignored ones do not count. */
const KILLED = new Set(['Killed', 'Timeout'])
const LEFT = new Set(['Survived', 'NoCoverage'])
const row = (name: string, mutants: readonly Mutant[]): string => {
  const killed = mutants.filter(({ status }) => KILLED.has(status)).length
  const counted = killed + mutants.filter(({ status }) => LEFT.has(status)).length
  const byTime = mutants.filter(({ status }) => status === 'Timeout').length
  const score = counted === 0 ? '–' : `${((100 * killed) / counted).toFixed(1)} %`
  return `| ${name} | ${counted} | ${killed} | ${byTime} | ${score} |`
}
/** Ignored in one report means not asked for there. */
const RANK = ['Killed', 'Timeout', 'Survived', 'NoCoverage']
const rankOf = ({ status }: Mutant): number => (RANK.indexOf(status) + RANK.length + 1) % (RANK.length + 1)

const merged = new Map<string, Map<string, Mutant>>()
const [, , ...reports] = process.argv
for (const report of reports) {
  const { files } = JSON.parse(readFileSync(report, 'utf8')) as { files: Files }
  for (const [name, { mutants }] of Object.entries(files)) {
    const known = merged.get(name) ?? new Map<string, Mutant>()
    merged.set(name, known)
    for (const mutant of mutants) {
      const key = JSON.stringify([mutant.location, mutant.mutatorName, mutant.replacement])
      const before = known.get(key)
      if (before === undefined || rankOf(mutant) < rankOf(before)) known.set(key, mutant)
    }
  }
}
const names = [...merged.keys()].sort()
const mutantsOf = (name: string): Mutant[] => [...(merged.get(name)?.values() ?? [])]

console.log('| file | mutants | killed | of them by time | score |\n|---|---|---|---|---|')
for (const name of names) console.log(row(`\`${name}\``, mutantsOf(name)))
console.log(`${row('**all**', names.flatMap(mutantsOf))}\n`)
console.log('| survivor | by | becomes |\n|---|---|---|')
for (const name of names)
  for (const { status, location, mutatorName, replacement } of mutantsOf(name))
    if (LEFT.has(status)) {
      const text = (replacement ?? '').replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 60)
      console.log(`| \`${name}:${location.start.line}\` | ${mutatorName} | \`${text}\` |`)
    }

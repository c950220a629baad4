/** What Stryker says to a test runner and hears from it, as far as the loaded one uses it. */

export interface Coverage {
  readonly static: Record<string, number>
  readonly perTest: Record<string, Record<string, number>>
}
/** What instrumented code reads and writes. */
export interface Namespace {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: Coverage
}
export interface Logger {
  warn(message: string): void
}
export interface MutantRun {
  readonly testFilter?: readonly string[]
  readonly activeMutant: { readonly id: string; readonly fileName: string }
  readonly hitLimit?: number
}
export type MutantResult =
  | { status: 'survived'; nrOfTests: number }
  | { status: 'killed'; nrOfTests: number; killedBy: string[]; failureMessage: string }
  | { status: 'timeout'; reason: string }

export interface Options {
  readonly loadedTests: {
    readonly folder: string
    readonly without: readonly string[]
    readonly withoutTests: readonly string[]
    readonly cpuMsMax: number
  }
}

const texts = { type: 'array', items: { type: 'string' } }
export const strykerValidationSchema = {
  properties: {
    loadedTests: {
      description:
        'The folder of the tests; of them, the files and the tests (by their full name) left out; CPU time for one mutant.',
      type: 'object',
      properties: {
        folder: { type: 'string' },
        without: texts,
        withoutTests: texts,
        cpuMsMax: { type: 'number' },
      },
      required: ['folder', 'without', 'withoutTests', 'cpuMsMax'],
      additionalProperties: false,
    },
  },
}

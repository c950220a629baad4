/**
 * Every single fault of one scenario: the n-th answer of the ports is an error, for n = 1, 2, 3 … until a run
 * ends without having come to it. What random search may miss, this does not.
 *
 * Ports that answer: disk, key store, envelopes. An error is one of those the port documents. After it the port
 * works again; the scenario's own end and the invariants must hold.
 */
import type { Disk, DiskFile, Envelopes, Hal, KeyStore } from '../../hal/hal.ts'
import type { Mock, MockBoard } from '../../hal/mock/open.ts'
import { ZeugeError } from '../errors.ts'
import type { Excuse } from './fault.ts'
import { type RunSetup, runScenario, type ScenarioRun } from './run.ts'
import type { Scenario } from './scenario.ts'

export interface Failing {
  readonly n: number
  /** Which call it was, such as disk.sync; undefined where the run ended before. */
  readonly call: string | undefined
  readonly run: ScenarioRun
}

export const CALLS_MAX = 20_000
/** What one failure may cost: a moment, a start, a recording that is refused. */
const ASSUMED: readonly Excuse[] = ['pace', 'start', 'space']

/** Calls that are answered by promises, counted over all boots; the n-th fails once. */
export function failingHal(n: number): { wrap(mock: Mock): Hal; call(): string | undefined } {
  let calls = 0
  let call: string | undefined

  function count(name: string, failure: () => ZeugeError): void {
    if (++calls !== n) return
    call = name
    throw failure()
  }
  const diskError = (name: string) => () =>
    new ZeugeError('DISK_FAILED', `${name} failed as asked; replace the card`)
  const keyError = (name: string) => () =>
    new ZeugeError('KEY_MISSING', `${name} did not answer as asked; switch off and on`)

  function wrapFile(file: DiskFile, board: MockBoard): DiskFile {
    return {
      async append(bytes) {
        count('disk.append', diskError('append'))
        return file.append(bytes)
      },
      async sync() {
        // The card's own failure: what was pending is dropped and called clean.
        if (++calls === n) {
          call = 'disk.sync'
          board.disk.failNext('sync', 'eio')
        }
        return file.sync()
      },
      close: () => file.close(),
    }
  }
  function wrapDisk(disk: Disk, board: MockBoard): Disk {
    const counted = <A extends readonly unknown[], R>(name: string, method: (...given: A) => Promise<R>) => {
      return async (...given: A): Promise<R> => {
        count(`disk.${name}`, diskError(name))
        return method(...given)
      }
    }
    return {
      create: counted('create', async (name: string) => wrapFile(await disk.create(name), board)),
      replace: counted('replace', disk.replace),
      read: counted('read', disk.read),
      size: counted('size', disk.size),
      list: counted('list', disk.list),
      makeDir: counted('makeDir', disk.makeDir),
      syncDir: counted('syncDir', disk.syncDir),
      syncFile: counted('syncFile', disk.syncFile),
      remove: counted('remove', disk.remove),
      space: counted('space', disk.space),
    }
  }
  function wrapKeys(keystore: KeyStore): KeyStore {
    return {
      kind: keystore.kind,
      async certificates() {
        count('keystore.certificates', keyError('certificates'))
        return keystore.certificates()
      },
      async sign(message) {
        count('keystore.sign', keyError('sign'))
        return keystore.sign(message)
      },
      async count() {
        count('keystore.count', keyError('count'))
        return keystore.count()
      },
    }
  }
  function wrapEnvelopes(envelopes: Envelopes): Envelopes {
    return {
      kind: envelopes.kind,
      async wrap(secret) {
        count('envelopes.wrap', keyError('wrap'))
        return envelopes.wrap(secret)
      },
    }
  }
  return {
    wrap: ({ hal, board }) => ({
      ...hal,
      disk: wrapDisk(hal.disk, board),
      keystore: wrapKeys(hal.keystore),
      envelopes: wrapEnvelopes(hal.envelopes),
    }),
    call: () => call,
  }
}

/** One run after the other; the last one is the one in which nothing failed. `every`: only each so-and-so-many-th call. */
export async function* failEach(
  scenario: Scenario,
  setup: RunSetup,
  every = 1,
): AsyncGenerator<Failing, void> {
  for (let n = 1; n <= CALLS_MAX; n += every) {
    const failing = failingHal(n)
    const run = await runScenario(scenario, { ...setup, wrap: failing.wrap, assume: ASSUMED })
    const call = failing.call()
    yield { n, call, run }
    if (call === undefined) return
  }
}

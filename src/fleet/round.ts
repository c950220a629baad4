/**
 * A round as the device wants it: an end with one of its words, never an error of the world.
 */
import { ZeugeError } from '../errors.ts'
import { offload } from './offload.ts'
import type { OffloadHost, OffloadParts, OffloadRules } from './parts.ts'
import { leftUndone, type Problem, problemOf } from './problem.ts'

export type RoundEnd = { readonly done: true } | { readonly done: false; readonly problem: Problem }

export interface RoundHost extends OffloadHost {
  readonly ledger: OffloadParts['ledger']
}

export function roundOf(
  parts: Omit<OffloadParts, 'ledger'>,
  rules: OffloadRules,
): (host: RoundHost) => Promise<RoundEnd> {
  return async ({ ledger, progress, stop }) => {
    try {
      const undone = leftUndone(await offload({ ...parts, ledger }, rules, { progress, stop }))
      if (undone !== undefined) throw undone
      return { done: true }
    } catch (error) {
      if (!(error instanceof ZeugeError)) throw error
      const { code, message } = error
      parts.log({ level: 'warn', event: 'offload.problem', code, message })
      return { done: false, problem: problemOf(error) }
    }
  }
}

/**
 * A station's catalogue in memory, for simulations: what a method wrote before it returned outlasts every crash.
 */
import { assert } from '../errors.ts'
import type {
  Acknowledged,
  Alarm,
  ApartUnit,
  Book,
  HeldUnit,
  StoredAssignment,
  WitnessedLedger,
} from '../fleet/book.ts'

export function memoryBook(): Book {
  const units = new Map<string, HeldUnit>()
  const aparts = new Map<string, ApartUnit>()
  const ledgers = new Map<string, WitnessedLedger>()
  const assignments = new Map<string, StoredAssignment>()
  const alarms: Alarm[] = []
  const acknowledged: Acknowledged[] = []

  function alarm(one: Alarm): void {
    const isSame = ({ device, kind, detail }: Alarm) =>
      device === one.device && kind === one.kind && detail === one.detail
    if (!alarms.some(isSame)) alarms.unshift(one)
  }

  return {
    unit: (sha256) => units.get(sha256),
    apart: (sha256) => aparts.get(sha256),
    addUnit(unit) {
      assert(!units.has(unit.sha256), `${unit.sha256} is written down twice`)
      units.set(unit.sha256, unit)
    },
    addApart(unit) {
      if (!aparts.has(unit.sha256)) aparts.set(unit.sha256, unit)
    },
    units: (device) => [...units.values()].filter((unit) => device === undefined || unit.device === device),
    aparts: () => [...aparts.values()],
    witnessed: (device) => ledgers.get(device),
    witness(device, judge) {
      const judged = judge(ledgers.get(device))
      if (judged.alarm !== undefined) alarm(judged.alarm)
      if (judged.next !== undefined) ledgers.set(device, judged.next)
      return judged
    },
    assign: (assignment) => void assignments.set(assignment.device, assignment),
    assignment: (device) => assignments.get(device),
    assignments: () => [...assignments.values()],
    alarm,
    alarms: (device) => alarms.filter((one) => device === undefined || one.device === device),
    acknowledge(device, kind, said) {
      const isMeant = (one: Alarm) => one.device === device && (kind === undefined || one.kind === kind)
      const taken = alarms.filter(isMeant)
      for (const one of taken) alarms.splice(alarms.indexOf(one), 1)
      acknowledged.unshift(...taken.map((one) => ({ ...one, ...said })))
      return taken
    },
    acknowledged: () => acknowledged,
    close: () => undefined,
  }
}

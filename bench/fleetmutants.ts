/** Bugs of camera and station that only shifts of the fleet find, each with the one trouble that it takes. See mutants.ts. */
import type { FleetFault } from '../src/sim/fleetfaults.ts'
import type { Invariant } from '../src/sim/violation.ts'
import type { Patch } from './putin.ts'

export interface FleetMutant extends Patch {
  readonly says: string
  readonly told: readonly Invariant[]
  /** All else is calm. */
  readonly fleet: FleetFault
}

export const FLEET_MUTANTS: readonly FleetMutant[] = [
  {
    id: 'torn-not-offered',
    says: 'a segment that was recovered is not offered to the station',
    file: 'src/fleet/card.js',
    edits: [{ find: "if (event.type === 'recovered')", put: 'if (false)' }],
    told: [12],
    fleet: 'cutRecording',
  },
  {
    id: 'torn-receipt-refused',
    says: 'a receipt for more than was certainly stored of a torn segment is taken for a wrong one',
    file: 'src/crypto/handover.js',
    edits: [{ find: 'isRecovered && said.size > is.size', put: 'false' }],
    told: [12],
    fleet: 'cutRecording',
  },
  {
    id: 'torn-called-complete',
    says: 'the station calls a torn segment COMPLETE',
    file: 'src/fleet/judgeunit.js',
    edits: [{ find: 'about, verdict, number:', put: "about, verdict: 'COMPLETE', number:" }],
    told: [11],
    fleet: 'cutRecording',
  },
  {
    id: 'erased-before-told',
    says: 'a segment is removed before the ledger’s word of it is durable',
    file: 'src/fleet/erase.js',
    edits: [
      { find: 'await disk.remove(file);', put: '' },
      {
        find: 'if (!card.erased.has(',
        put: 'await disk.remove(file); await disk.syncDir(parentOf(file)); if (!card.erased.has(',
      },
    ],
    told: [9],
    fleet: 'cutErasing',
  },
  {
    id: 'unbegun-volumes-alike',
    says: 'volumes of the ledger that were never begun are empty, and so all of one name in the dock',
    file: 'src/store/volume.js',
    edits: [{ find: 'isBlank ? unbegun(facts.device, number) : content', put: 'content' }],
    told: [12],
    fleet: 'cutSending',
  },
]

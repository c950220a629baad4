/**
 * What a station has written down: units it holds, what it keeps apart, the ledgers it has witnessed, alarms.
 *
 * Over the Sql port; each method is one transaction, durable when it returns. The files are the evidence and this is
 * their catalogue: it can be made again from them (station.ts, `adopt`), but for alarms and witnessed sizes.
 */
import type { Sql, SqlRow } from '../../hal/sql.ts'
import { assert } from '../errors.ts'

export interface HeldUnit {
  /** Hexadecimal. */
  readonly sha256: string
  readonly device: string
  readonly kind: 'segment' | 'volume'
  /** Recording and segment in hexadecimal; empty for a volume. */
  readonly recording: string
  readonly segment: string
  /** Sequence in the recording, or number of the volume. */
  readonly number: number
  readonly bytes: number
  readonly verdict: string
  /** Name under the store. */
  readonly file: string
  readonly receipt: string
  readonly unixUs: number
}

export interface ApartUnit {
  readonly sha256: string
  readonly device: string
  readonly bytes: number
  readonly why: string
  readonly unixUs: number
}

export interface WitnessedLedger {
  readonly device: string
  readonly size: number
  /** Hexadecimal. */
  readonly root: string
  readonly cosignature: string
  readonly unixUs: number
}

/** Who takes a camera out next, and when that was said. */
export interface StoredAssignment {
  readonly device: string
  readonly wearer: string
  /** The assignment file (assignment.ts), text. */
  readonly assignment: string
  /** The sealed name, base64; empty where none was given. */
  readonly name: string
  readonly unixUs: number
}

export const ALARMS = {
  'rolled-back': 'a ledger older than the one it showed before: the camera or its card was set back',
  forked: 'a ledger that does not contain what was cosigned: forked, or continued after a cut',
  'second-genesis': 'a second beginning of its ledger',
  'second-version': 'other bytes under the name of what is held already: a clone, or a changed card',
  'unknown-device': 'a device that is not enrolled here',
  damaged: 'something that is damaged, or not sealed by the device that brought it',
  lost: 'a file that was held is not there any more',
} as const
export type AlarmKind = keyof typeof ALARMS

export interface Alarm {
  readonly device: string
  readonly kind: AlarmKind
  readonly detail: string
  readonly unixUs: number
}

/** An alarm that somebody has looked into: it does not stand any more, and bars nothing. The same one may come again. */
export interface Acknowledged extends Alarm {
  readonly by: string
  readonly why: string
  readonly acknowledgedUs: number
}

/** Told of one device; more of the same are not written down again. */
const ALARMS_SHOWN_MAX = 1000
/** With one of these no receipt is given for what the device brings. */
export const BARRING_ALARMS: readonly AlarmKind[] = ['rolled-back', 'forked', 'second-genesis']

export interface Book {
  unit(sha256: string): HeldUnit | undefined
  apart(sha256: string): ApartUnit | undefined
  addUnit(unit: HeldUnit): void
  addApart(unit: ApartUnit): void
  /** Oldest first. */
  units(device?: string): readonly HeldUnit[]
  aparts(): readonly ApartUnit[]
  witnessed(device: string): WitnessedLedger | undefined
  /**
   * Puts `next` in the place of what `judge` was shown, if it says so; nobody comes in between. Its alarm, where it
   * has one, is written in the same transaction.
   */
  witness<T extends { readonly state: string; readonly next?: WitnessedLedger; readonly alarm?: Alarm }>(
    device: string,
    judge: (before: WitnessedLedger | undefined) => T,
  ): T
  /** In the place of the one before. */
  assign(assignment: StoredAssignment): void
  assignment(device: string): StoredAssignment | undefined
  /** The last one of each camera. */
  assignments(): readonly StoredAssignment[]
  /** The same alarm twice is one. */
  alarm(alarm: Alarm): void
  /** Those that stand, newest first. */
  alarms(device?: string): readonly Alarm[]
  /** Takes down what stands of one device, of one kind where one is given, and keeps who said so; what it took down. */
  acknowledge(
    device: string,
    kind: AlarmKind | undefined,
    said: Omit<Acknowledged, keyof Alarm>,
  ): readonly Alarm[]
  /** Newest first. */
  acknowledged(): readonly Acknowledged[]
  close(): void
}

const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS units (sha256 TEXT PRIMARY KEY, device TEXT NOT NULL, kind TEXT NOT NULL,
    recording TEXT NOT NULL, segment TEXT NOT NULL, number INTEGER NOT NULL, bytes INTEGER NOT NULL,
    verdict TEXT NOT NULL, file TEXT NOT NULL UNIQUE, receipt TEXT NOT NULL, unixUs INTEGER NOT NULL) STRICT`,
  `CREATE INDEX IF NOT EXISTS unitsByDevice ON units (device, unixUs)`,
  `CREATE TABLE IF NOT EXISTS aparts (sha256 TEXT PRIMARY KEY, device TEXT NOT NULL, bytes INTEGER NOT NULL,
    why TEXT NOT NULL, unixUs INTEGER NOT NULL) STRICT`,
  `CREATE TABLE IF NOT EXISTS ledgers (device TEXT PRIMARY KEY, size INTEGER NOT NULL, root TEXT NOT NULL,
    cosignature TEXT NOT NULL, unixUs INTEGER NOT NULL) STRICT`,
  `CREATE TABLE IF NOT EXISTS assignments (device TEXT PRIMARY KEY, wearer TEXT NOT NULL, assignment TEXT NOT NULL,
    name TEXT NOT NULL, unixUs INTEGER NOT NULL) STRICT`,
  `CREATE TABLE IF NOT EXISTS alarms (device TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL,
    unixUs INTEGER NOT NULL, PRIMARY KEY (device, kind, detail)) STRICT`,
  // "by" is a word of SQL.
  `CREATE TABLE IF NOT EXISTS acknowledged (device TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL,
    unixUs INTEGER NOT NULL, "by" TEXT NOT NULL, why TEXT NOT NULL, acknowledgedUs INTEGER NOT NULL) STRICT`,
]

export function openBook(sql: Sql): Book {
  for (const statement of SCHEMA) sql.run(statement)
  const one = <T>(rows: readonly SqlRow[]): T | undefined => rows[0] && rowOf<T>(rows[0])
  const many = <T>(rows: readonly SqlRow[]): readonly T[] => rows.map((row) => rowOf<T>(row))
  const witnessed = (device: string) =>
    one<WitnessedLedger>(sql.all('SELECT * FROM ledgers WHERE device = ?', device))

  function alarm({ device, kind, detail, unixUs }: Alarm): void {
    sql.run('INSERT OR IGNORE INTO alarms VALUES (?, ?, ?, ?)', device, kind, detail, unixUs)
  }

  const alarms = (device?: string) =>
    device === undefined
      ? many<Alarm>(sql.all('SELECT * FROM alarms ORDER BY unixUs DESC LIMIT ?', ALARMS_SHOWN_MAX))
      : many<Alarm>(
          sql.all(
            'SELECT * FROM alarms WHERE device = ? ORDER BY unixUs DESC LIMIT ?',
            device,
            ALARMS_SHOWN_MAX,
          ),
        )

  return {
    unit: (sha256) => one<HeldUnit>(sql.all('SELECT * FROM units WHERE sha256 = ?', sha256)),
    apart: (sha256) => one<ApartUnit>(sql.all('SELECT * FROM aparts WHERE sha256 = ?', sha256)),
    addUnit({ sha256, device, kind, recording, segment, number, bytes, verdict, file, receipt, unixUs }) {
      sql.run(
        'INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...[sha256, device, kind, recording, segment, number, bytes, verdict, file, receipt, unixUs],
      )
    },
    addApart({ sha256, device, bytes, why, unixUs }) {
      sql.run('INSERT OR IGNORE INTO aparts VALUES (?, ?, ?, ?, ?)', sha256, device, bytes, why, unixUs)
    },
    units: (device) =>
      device === undefined
        ? many(sql.all('SELECT * FROM units ORDER BY device, unixUs, file'))
        : many(sql.all('SELECT * FROM units WHERE device = ? ORDER BY unixUs, file', device)),
    aparts: () => many(sql.all('SELECT * FROM aparts ORDER BY unixUs')),
    witnessed,
    witness(device, judge) {
      return sql.transaction(() => {
        const judged = judge(witnessed(device))
        if (judged.alarm !== undefined) alarm(judged.alarm)
        const { next } = judged
        if (next !== undefined) {
          assert(next.device === device, 'a witnessed ledger is of the device asked about')
          const { size, root, cosignature, unixUs } = next
          sql.run(
            'INSERT OR REPLACE INTO ledgers VALUES (?, ?, ?, ?, ?)',
            device,
            size,
            root,
            cosignature,
            unixUs,
          )
        }
        return judged
      })
    },
    assign({ device, wearer, assignment, name, unixUs }) {
      const row = [device, wearer, assignment, name, unixUs]
      sql.run('INSERT OR REPLACE INTO assignments VALUES (?, ?, ?, ?, ?)', ...row)
    },
    assignment: (device) => one(sql.all('SELECT * FROM assignments WHERE device = ?', device)),
    assignments: () => many(sql.all('SELECT * FROM assignments ORDER BY unixUs')),
    alarm,
    alarms,
    acknowledge(device, kind, { by, why, acknowledgedUs }) {
      return sql.transaction(() => {
        const taken = alarms(device).filter((one) => kind === undefined || one.kind === kind)
        for (const { kind: which, detail, unixUs } of taken) {
          const row = [device, which, detail, unixUs, by, why, acknowledgedUs]
          sql.run('INSERT INTO acknowledged VALUES (?, ?, ?, ?, ?, ?, ?)', ...row)
          sql.run('DELETE FROM alarms WHERE device = ? AND kind = ? AND detail = ?', device, which, detail)
        }
        return taken
      })
    },
    acknowledged: () =>
      many(sql.all('SELECT * FROM acknowledged ORDER BY acknowledgedUs DESC LIMIT ?', ALARMS_SHOWN_MAX)),
    close: () => sql.close(),
  }
}

/** Rows are what this file wrote, in the columns of its own schema. */
function rowOf<T>(row: SqlRow): T {
  return { ...row } as T
}

/**
 * SQLite through libsql: one file, WAL, synchronous=FULL, so that a commit that returned survives a power cut.
 *
 * The only import of libsql, loaded when a station starts: a camera does without it.
 */
import { ZeugeError } from '../../src/errors.ts'
import type { Sql, SqlRow, SqlValue } from '../sql.ts'

interface Statement {
  run(...values: readonly SqlValue[]): unknown
  all(...values: readonly SqlValue[]): SqlRow[]
}
interface Database {
  prepare(statement: string): Statement
  pragma(text: string): unknown
  exec(statement: string): unknown
  close(): void
}

/** NOT_AVAILABLE where libsql is not installed, DISK_FAILED where the file cannot be used. */
export async function openLibsql(path: string): Promise<Sql> {
  const Library = await loadLibrary()
  const database = attempt(path, () => new Library(path))
  attempt(path, () => {
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
  })
  const prepared = new Map<string, Statement>()
  const statementOf = (text: string): Statement => {
    const known = prepared.get(text) ?? database.prepare(text)
    prepared.set(text, known)
    return known
  }
  return {
    run: (text, ...values) => void attempt(path, () => statementOf(text).run(...values)),
    all: (text, ...values) => attempt(path, () => statementOf(text).all(...values)),
    transaction(work) {
      attempt(path, () => database.exec('BEGIN IMMEDIATE'))
      try {
        const result = work()
        attempt(path, () => database.exec('COMMIT'))
        return result
      } catch (error) {
        database.exec('ROLLBACK')
        throw error
      }
    },
    close: () => database.close(),
  }
}

async function loadLibrary(): Promise<new (path: string) => Database> {
  try {
    const { default: library } = await import('libsql')
    return library as unknown as new (
      path: string,
    ) => Database
  } catch (cause) {
    const message =
      'a station needs the optional package libsql, which is not installed; run "npm install libsql"'
    throw new ZeugeError('NOT_AVAILABLE', message, { cause })
  }
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof ZeugeError) throw cause
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    const full = code === 'SQLITE_FULL'
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ZeugeError(
      full ? 'DISK_FULL' : 'DISK_FAILED',
      `${path}: the station’s catalogue failed: ${why}`,
      {
        cause,
      },
    )
  }
}

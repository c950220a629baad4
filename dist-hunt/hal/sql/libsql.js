/**
 * SQLite through libsql: one file, WAL, synchronous=FULL, so that a commit that returned survives a power cut.
 *
 * The only import of libsql, loaded when a station starts: a camera does without it.
 */
import { ZeugeError } from '../../src/errors.js';
/** NOT_AVAILABLE where libsql is not installed, DISK_FAILED where the file cannot be used. */
export async function openLibsql(path) {
    const Library = await loadLibrary();
    const database = attempt(path, () => new Library(path));
    attempt(path, () => {
        database.pragma('journal_mode = WAL');
        database.pragma('synchronous = FULL');
        database.pragma('foreign_keys = ON');
    });
    const prepared = new Map();
    const statementOf = (text) => {
        const known = prepared.get(text) ?? database.prepare(text);
        prepared.set(text, known);
        return known;
    };
    return {
        run: (text, ...values) => void attempt(path, () => statementOf(text).run(...values)),
        all: (text, ...values) => attempt(path, () => statementOf(text).all(...values)),
        transaction(work) {
            attempt(path, () => database.exec('BEGIN IMMEDIATE'));
            try {
                const result = work();
                attempt(path, () => database.exec('COMMIT'));
                return result;
            }
            catch (error) {
                database.exec('ROLLBACK');
                throw error;
            }
        },
        close: () => database.close(),
    };
}
async function loadLibrary() {
    try {
        const { default: library } = await import('libsql');
        return library;
    }
    catch (cause) {
        const message = 'a station needs the optional package libsql, which is not installed; run "npm install libsql"';
        throw new ZeugeError('NOT_AVAILABLE', message, { cause });
    }
}
function attempt(path, work) {
    try {
        return work();
    }
    catch (cause) {
        if (cause instanceof ZeugeError)
            throw cause;
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
        const full = code === 'SQLITE_FULL';
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new ZeugeError(full ? 'DISK_FULL' : 'DISK_FAILED', `${path}: the station’s catalogue failed: ${why}`, {
            cause,
        });
    }
}

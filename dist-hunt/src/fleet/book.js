import { assert } from '../errors.js';
export const ALARMS = {
    'rolled-back': 'a ledger older than the one it showed before: the camera or its card was set back',
    forked: 'a ledger that does not contain what was cosigned: forked, or continued after a cut',
    'second-genesis': 'a second beginning of its ledger',
    'second-version': 'other bytes under the name of what is held already: a clone, or a changed card',
    'unknown-device': 'a device that is not enrolled here',
    damaged: 'something that is damaged, or not sealed by the device that brought it',
    lost: 'a file that was held is not there any more',
};
/** Told of one device; more of the same are not written down again. */
const ALARMS_SHOWN_MAX = 1000;
/** With one of these no receipt is given for what the device brings. */
export const BARRING_ALARMS = ['rolled-back', 'forked', 'second-genesis'];
const SCHEMA = [
    `CREATE TABLE IF NOT EXISTS units (sha256 TEXT PRIMARY KEY, device TEXT NOT NULL, kind TEXT NOT NULL,
    recording TEXT NOT NULL, segment TEXT NOT NULL, number INTEGER NOT NULL, bytes INTEGER NOT NULL,
    verdict TEXT NOT NULL, file TEXT NOT NULL UNIQUE, receipt TEXT NOT NULL, unixUs INTEGER NOT NULL) STRICT`,
    `CREATE INDEX IF NOT EXISTS unitsByDevice ON units (device, unixUs)`,
    `CREATE TABLE IF NOT EXISTS aparts (sha256 TEXT PRIMARY KEY, device TEXT NOT NULL, bytes INTEGER NOT NULL,
    why TEXT NOT NULL, unixUs INTEGER NOT NULL) STRICT`,
    `CREATE TABLE IF NOT EXISTS ledgers (device TEXT PRIMARY KEY, size INTEGER NOT NULL, root TEXT NOT NULL,
    cosignature TEXT NOT NULL, unixUs INTEGER NOT NULL) STRICT`,
    `CREATE TABLE IF NOT EXISTS alarms (device TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL,
    unixUs INTEGER NOT NULL, PRIMARY KEY (device, kind, detail)) STRICT`,
];
export function openBook(sql) {
    for (const statement of SCHEMA)
        sql.run(statement);
    const one = (rows) => rows[0] && rowOf(rows[0]);
    const many = (rows) => rows.map((row) => rowOf(row));
    const witnessed = (device) => one(sql.all('SELECT * FROM ledgers WHERE device = ?', device));
    function alarm({ device, kind, detail, unixUs }) {
        sql.run('INSERT OR IGNORE INTO alarms VALUES (?, ?, ?, ?)', device, kind, detail, unixUs);
    }
    return {
        unit: (sha256) => one(sql.all('SELECT * FROM units WHERE sha256 = ?', sha256)),
        apart: (sha256) => one(sql.all('SELECT * FROM aparts WHERE sha256 = ?', sha256)),
        addUnit({ sha256, device, kind, recording, segment, number, bytes, verdict, file, receipt, unixUs }) {
            sql.run('INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', ...[sha256, device, kind, recording, segment, number, bytes, verdict, file, receipt, unixUs]);
        },
        addApart({ sha256, device, bytes, why, unixUs }) {
            sql.run('INSERT OR IGNORE INTO aparts VALUES (?, ?, ?, ?, ?)', sha256, device, bytes, why, unixUs);
        },
        units: (device) => device === undefined
            ? many(sql.all('SELECT * FROM units ORDER BY device, unixUs, file'))
            : many(sql.all('SELECT * FROM units WHERE device = ? ORDER BY unixUs, file', device)),
        aparts: () => many(sql.all('SELECT * FROM aparts ORDER BY unixUs')),
        witnessed,
        witness(device, judge) {
            return sql.transaction(() => {
                const judged = judge(witnessed(device));
                if (judged.alarm !== undefined)
                    alarm(judged.alarm);
                const { next } = judged;
                if (next !== undefined) {
                    assert(next.device === device, 'a witnessed ledger is of the device asked about');
                    const { size, root, cosignature, unixUs } = next;
                    sql.run('INSERT OR REPLACE INTO ledgers VALUES (?, ?, ?, ?, ?)', device, size, root, cosignature, unixUs);
                }
                return judged;
            });
        },
        alarm,
        alarms: (device) => device === undefined
            ? many(sql.all('SELECT * FROM alarms ORDER BY unixUs DESC LIMIT ?', ALARMS_SHOWN_MAX))
            : many(sql.all('SELECT * FROM alarms WHERE device = ? ORDER BY unixUs DESC LIMIT ?', device, ALARMS_SHOWN_MAX)),
        close: () => sql.close(),
    };
}
/** Rows are what this file wrote, in the columns of its own schema. */
function rowOf(row) {
    return { ...row };
}

/**
 * A station's catalogue in memory, for simulations: what a method wrote before it returned outlasts every crash.
 */
import { assert } from '../errors.js';
export function memoryBook() {
    const units = new Map();
    const aparts = new Map();
    const ledgers = new Map();
    const alarms = [];
    function alarm(one) {
        const isSame = ({ device, kind, detail }) => device === one.device && kind === one.kind && detail === one.detail;
        if (!alarms.some(isSame))
            alarms.unshift(one);
    }
    return {
        unit: (sha256) => units.get(sha256),
        apart: (sha256) => aparts.get(sha256),
        addUnit(unit) {
            assert(!units.has(unit.sha256), `${unit.sha256} is written down twice`);
            units.set(unit.sha256, unit);
        },
        addApart(unit) {
            if (!aparts.has(unit.sha256))
                aparts.set(unit.sha256, unit);
        },
        units: (device) => [...units.values()].filter((unit) => device === undefined || unit.device === device),
        aparts: () => [...aparts.values()],
        witnessed: (device) => ledgers.get(device),
        witness(device, judge) {
            const judged = judge(ledgers.get(device));
            if (judged.alarm !== undefined)
                alarm(judged.alarm);
            if (judged.next !== undefined)
                ledgers.set(device, judged.next);
            return judged;
        },
        alarm,
        alarms: (device) => alarms.filter((one) => device === undefined || one.device === device),
        close: () => undefined,
    };
}

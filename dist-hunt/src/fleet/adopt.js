import { DEVICES_DIRECTORY, INCOMING_DIRECTORY, QUARANTINE_DIRECTORY } from './judgeunit.js';
import { SHA256 } from './wire.js';
/** Parts of uploads that broke off, over all devices; the oldest names go first. */
export const PARTS_MAX = 256;
/** The directories a station works in, durable. */
export async function layStore(disk) {
    for (const name of [INCOMING_DIRECTORY, DEVICES_DIRECTORY, QUARANTINE_DIRECTORY])
        await disk.makeDir(name);
    await disk.syncDir('');
    const parts = (await disk.list(INCOMING_DIRECTORY)).filter(({ name }) => SHA256.test(name));
    for (const { name } of parts.slice(PARTS_MAX))
        await disk.remove(`${INCOMING_DIRECTORY}/${name}`);
}
/** Files under a device's directory that the catalogue does not name. */
export async function strayFiles(disk, book) {
    const known = new Set(book.units().map(({ file }) => file));
    const found = [];
    for (const { name: device } of await disk.list(DEVICES_DIRECTORY)) {
        const home = `${DEVICES_DIRECTORY}/${device}`;
        for (const { name, bytes } of await disk.list(`${home}/ledger`)) {
            const file = `${home}/ledger/${name}`;
            if (!known.has(file))
                found.push({ device, file, bytes, volume: Number.parseInt(name, 10) });
        }
        for (const { name: recording } of await disk.list(`${home}/recordings`))
            for (const { name, bytes } of await disk.list(`${home}/recordings/${recording}`)) {
                const file = `${home}/recordings/${recording}/${name}`;
                if (!known.has(file))
                    found.push({ device, file, bytes });
            }
    }
    return found;
}
/** Units that are written down and not there. */
export async function lostUnits(disk, book) {
    const lost = [];
    for (const { device, file, bytes } of book.units())
        if ((await disk.size(file)) !== bytes)
            lost.push({ device, file });
    return lost;
}

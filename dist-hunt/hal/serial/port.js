/**
 * A serial port as bytes. The only import of the package serialport, loaded when it is used.
 *
 * Its traps are kept in here: an error of a write without a listener would end the process; a port that was pulled out
 * shows as `close` on the reading side, or, where the kernel answers a read with "end of file", not at all: the library
 * then reads on for ever. So the caller looks whether the device file is still there, and closing ends that.
 */
import { accessSync } from 'node:fs';
import { ZeugeError } from '../../src/errors.js';
/** A second of 115200 baud; a peer that takes nothing must not make a queue. */
const WAITING_BYTES_MAX = 12_000;
/** Resolves when it is open. NOT_AVAILABLE with the way out where it cannot be. */
export async function openSerialPort({ path, baud, heard, lost }) {
    const { SerialPort: Port } = await loadSerialPort();
    const port = new Port({ path, baudRate: baud, lock: true, autoOpen: false, hupcl: false });
    let over = false;
    const end = (why) => {
        if (over)
            return;
        over = true;
        lost(why);
    };
    await new Promise((resolve, reject) => {
        port.open((error) => (error === null ? resolve() : reject(refusal(path, error))));
    });
    port.on('data', (bytes) => {
        if (!over)
            heard(bytes);
    });
    port.on('error', (error) => end(`${path}: ${error.message}`));
    port.on('close', () => end(`${path} is gone`));
    return {
        write(bytes) {
            if (over || port.writableLength + bytes.length > WAITING_BYTES_MAX)
                return false;
            port.write(Buffer.from(bytes));
            return true;
        },
        look: () => accessSync(path),
        close() {
            over = true;
            if (port.isOpen)
                port.close(() => undefined);
        },
    };
}
export async function loadSerialPort() {
    try {
        return await import('serialport');
    }
    catch (cause) {
        throw new ZeugeError('NOT_AVAILABLE', 'the package serialport cannot be loaded on this machine; run "npm ci" again without --omit=optional', { cause });
    }
}
function refusal(path, cause) {
    const why = /No such file/.test(cause.message)
        ? 'is not there; check the wiring, and on a Raspberry Pi that enable_uart=1 stands in config.txt'
        : /Permission denied/.test(cause.message)
            ? 'may not be opened by this user; it belongs into the group dialout'
            : /Cannot lock|temporarily unavailable|busy/i.test(cause.message)
                ? 'is in use by another program, often a login console: "systemctl mask serial-getty@…"'
                : `cannot be opened (${cause.message})`;
    return new ZeugeError('NOT_AVAILABLE', `${path} ${why}`, { cause });
}

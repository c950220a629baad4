/**
 * A pseudo terminal: what is written here arrives at whoever opens `path` as a serial port, and the other way round.
 */
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { viewOf } from '../../src/bytes.js';
/** asm-generic/ioctls.h and termios(3). */
const TIOCSPTLCK = 0x40045431;
const TIOCGPTN = 0x80045430;
const TCGETS = 0x5401;
const TCSETS = 0x5402;
const TERMIOS_BYTES = 60;
/** termios: input, output, control, local flags, 4 bytes each. */
const LOCAL_FLAGS_AT = 12;
/** Raw: no echo, no line editing, every byte as it is. */
export function openPty(addon, heard) {
    const fd = openSync('/dev/ptmx', constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
    const number = Buffer.alloc(4);
    addon.ioctl(fd, TIOCSPTLCK, number);
    addon.ioctl(fd, TIOCGPTN, number);
    const path = `/dev/pts/${viewOf(number).getUint32(0, true)}`;
    const termios = Buffer.alloc(TERMIOS_BYTES);
    addon.ioctl(fd, TCGETS, termios);
    // Input, output and local flags off; the control flags say eight bits and stay.
    for (const at of [0, 4, LOCAL_FLAGS_AT])
        termios.writeUInt32LE(0, at);
    addon.ioctl(fd, TCSETS, termios);
    // As long as nobody has opened the other side the kernel says EIO: our own descriptor there keeps it open.
    const held = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
    const leave = addon.watch(fd, heard, () => undefined);
    let open = true;
    return {
        path,
        write(bytes) {
            try {
                return writeSync(fd, bytes) === bytes.length;
            }
            catch (error) {
                if (error instanceof Error && 'code' in error && error.code === 'EAGAIN')
                    return false;
                throw error;
            }
        },
        close() {
            if (!open)
                return;
            open = false;
            leave();
            closeSync(held);
            closeSync(fd);
        },
    };
}

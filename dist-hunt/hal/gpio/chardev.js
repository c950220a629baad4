/**
 * GPIO lines through the character device /dev/gpiochipN (kernel 5.10 or newer), by our own addon.
 *
 * All edges with the kernel's own times, bias and debounce in the kernel, and a line is free again when the process
 * ends, however it ends. An output keeps its last level then: what must be defined after a crash is set by the service.
 */
import { closeSync, constants, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ZeugeError } from '../../src/errors.js';
import { lineName } from './lines.js';
import { CHIP_INFO_BYTES, descriptorOf, encodeLineInfo, encodeLineRequest, encodeValues, GET_CHIP_INFO, GET_LINE, GET_LINE_INFO, parseChipInfo, parseLineEvents, parseLineInfo, SET_VALUES, } from './uapi.js';
const CONSUMER = 'zeuge';
const CHIPS_MAX = 64;
export function charDevLines({ addon, debounceUs = 5_000, directory = '/dev' }) {
    /** One line, held until it is closed. */
    function hold(spec, rest) {
        const { fd, chip } = openChip(addon, directory, spec.chip);
        try {
            const offset = offsetOf(addon, fd, chip, spec);
            const { activeLow, pull } = spec;
            const request = encodeLineRequest({ offset, activeLow, pull, consumer: CONSUMER, ...rest });
            addon.ioctl(fd, GET_LINE, request);
            return descriptorOf(request);
        }
        catch (cause) {
            if (cause instanceof ZeugeError)
                throw cause;
            throw taken(spec, cause);
        }
        finally {
            closeSync(fd);
        }
    }
    return {
        name: 'chardev',
        input(spec, edge, lost) {
            const fd = hold(spec, { direction: 'input', debounceUs });
            const stop = addon.watch(fd, (bytes) => {
                for (const { active, atUs } of parseLineEvents(bytes))
                    edge({ active, atUs });
            }, (code) => lost(`${lineName(spec)} is gone (${code})`));
            return closeOnce(() => {
                stop();
                closeSync(fd);
            });
        },
        output(spec) {
            const fd = hold(spec, { direction: 'output' });
            const write = (active) => addon.ioctl(fd, SET_VALUES, encodeValues(active));
            return { write, ...closeOnce(() => closeSync(fd)) };
        },
    };
}
/** Labels of the chips of this machine, for people who look for theirs. */
export function chipLabels(addon, directory = '/dev') {
    return chipPaths(directory).map((path) => {
        const { fd, chip } = chipAt(addon, path);
        closeSync(fd);
        return chip.label;
    });
}
function chipPaths(directory) {
    return readdirSync(directory)
        .filter((name) => /^gpiochip\d+$/.test(name))
        .slice(0, CHIPS_MAX)
        .map((name) => join(directory, name));
}
function chipAt(addon, path) {
    const fd = openSync(path, constants.O_RDWR);
    try {
        const bytes = Buffer.alloc(CHIP_INFO_BYTES);
        addon.ioctl(fd, GET_CHIP_INFO, bytes);
        return { fd, chip: parseChipInfo(bytes) };
    }
    catch (error) {
        closeSync(fd);
        throw error;
    }
}
function openChip(addon, directory, label) {
    const seen = [];
    for (const path of chipPaths(directory)) {
        const found = chipAt(addon, path);
        if (found.chip.label === label)
            return found;
        closeSync(found.fd);
        seen.push(found.chip.label);
    }
    const there = seen.length === 0 ? 'there is none at all' : `there are ${seen.join(', ')}`;
    throw new ZeugeError('NOT_AVAILABLE', `no GPIO chip is labelled ${label}; ${there}`);
}
function offsetOf(addon, fd, chip, spec) {
    if (typeof spec.line === 'number') {
        if (spec.line < chip.lines)
            return spec.line;
        throw new ZeugeError('NOT_AVAILABLE', `chip ${chip.label} has ${chip.lines} lines, none is ${spec.line}`);
    }
    for (let offset = 0; offset < chip.lines; offset++) {
        const bytes = encodeLineInfo(offset);
        addon.ioctl(fd, GET_LINE_INFO, bytes);
        if (parseLineInfo(bytes).name === spec.line)
            return offset;
    }
    throw new ZeugeError('NOT_AVAILABLE', `chip ${chip.label} has no line named ${spec.line}`);
}
function taken(spec, cause) {
    if (!(cause instanceof Error && 'code' in cause))
        return cause;
    const why = cause.code === 'EBUSY'
        ? 'is in use: another program, a device-tree overlay or a forgotten /sys/class/gpio export holds it'
        : `cannot be had (${String(cause.code)})`;
    return new ZeugeError('NOT_AVAILABLE', `${lineName(spec)} ${why}`, { cause });
}
function closeOnce(close) {
    let open = true;
    return {
        close() {
            if (open)
                close();
            open = false;
        },
    };
}

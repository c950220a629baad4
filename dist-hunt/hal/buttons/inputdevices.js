/**
 * Which input devices this machine has and what they can tell, out of /proc/bus/input/devices.
 *
 * Pure: text in. A device is chosen by what it can tell, because the numbers of /dev/input/event* change.
 */
const DEVICES_MAX = 64;
const TEXT_CHARS_MAX = 256 * 1024;
/** `longBits`: bits of a long, 64 or 32: the kernel prints its bitmaps in longs. */
export function parseInputDevices(text, longBits) {
    return text
        .slice(0, TEXT_CHARS_MAX)
        .split(/\n\s*\n/)
        .flatMap((section) => {
        const event = /^H: Handlers=.*\b(event\d{1,4})\b/m.exec(section)?.[1];
        if (event === undefined)
            return [];
        const bits = (kind) => {
            const words = new RegExp(`^B: ${kind}=([0-9a-f ]+)$`, 'm').exec(section)?.[1] ?? '0';
            return bitmap(words, longBits);
        };
        const name = /^N: Name="(.*)"$/m.exec(section)?.[1] ?? '';
        return [{ name, event, hasKey: bits('KEY'), hasSwitch: bits('SW'), hasSound: bits('SND') }];
    })
        .slice(0, DEVICES_MAX);
}
/** Words in hexadecimal, the most significant first. */
function bitmap(words, longBits) {
    const longs = words.trim().split(/\s+/).reverse();
    return (code) => {
        const word = longs[Math.floor(code / longBits)];
        if (word === undefined || !/^[0-9a-f]{1,16}$/.test(word))
            return false;
        return ((BigInt(`0x${word}`) >> BigInt(code % longBits)) & 1n) === 1n;
    };
}

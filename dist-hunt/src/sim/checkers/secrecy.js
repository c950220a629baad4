export function checkSecrecy(report) {
    return {
        end({ truth, image }) {
            const find = createFinder([...truth.marks, ...truth.secrets]);
            for (const [name, bytes] of image.files) {
                const found = find(bytes);
                if (found === undefined)
                    continue;
                const what = found < truth.marks.length ? 'media' : 'a secret key';
                report(`${what} lies in the clear in ${name}`);
            }
        },
    };
}
/** Looks for all of them in one walk; gives the number of the first that is there. */
function createFinder(needles) {
    const begins = new Uint8Array(0x10000);
    const byBegin = new Map();
    for (const [number, needle] of needles.entries()) {
        const begin = ((needle[0] ?? 0) << 8) | (needle[1] ?? 0);
        begins[begin] = 1;
        byBegin.set(begin, [...(byBegin.get(begin) ?? []), number]);
    }
    const isAt = (bytes, at, needle) => {
        for (let index = 2; index < needle.length; index++)
            if (bytes[at + index] !== needle[index])
                return false;
        return true;
    };
    return (bytes) => {
        let begin = bytes[0] ?? 0;
        for (let at = 1; at < bytes.length; at++) {
            begin = ((begin & 0xff) << 8) | bytes[at];
            if (begins[begin] === 0)
                continue;
            const number = byBegin.get(begin)?.find((one) => isAt(bytes, at - 1, needles[one]));
            if (number !== undefined)
                return number;
        }
        return undefined;
    };
}

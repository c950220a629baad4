/**
 * The form of a board file: which backend serves which port, with pins, device files and sizes.
 * schemas/board.json is made from it; what a backend does with its values is that backend's matter.
 *
 * `mock` is the simulated part of hal/mock: for developing, and for trying one real part on a desk.
 */
import * as v from 'valibot';
export const BOARD_CHARS_MAX = 32 * 1024;
const line = (chars) => v.pipe(v.string(), v.minLength(1), v.maxLength(chars));
const whole = (min, max) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const device = v.pipe(v.string(), v.startsWith('/dev/'), v.maxLength(200));
/** Names in /sys/class/leds and labels of chips: no path must come of them. */
const name = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9:._+-]{1,63}$/, 'must be letters, digits and : . _ + -'));
const baud = v.picklist([4800, 9600, 19_200, 38_400, 57_600, 115_200]);
const mock = v.strictObject({ backend: v.literal('mock') });
const none = v.strictObject({ backend: v.literal('none') });
const gpioLine = v.strictObject({
    /** Label of the chip, as `gpiodetect` shows it: pinctrl-bcm2835, pinctrl-bcm2711, pinctrl-rp1. */
    chip: name,
    /** Offset on the chip (on a Raspberry Pi the BCM number), or the line's name. */
    line: v.union([whole(0, 1023), name]),
    activeLow: v.optional(v.boolean()),
    pull: v.optional(v.picklist(['up', 'down'])),
});
const LINES = ['chardev', 'onoff'];
const lines = v.picklist(LINES);
const buttons = v.variant('backend', [
    v.strictObject({
        backend: v.literal('evdev'),
        /** Key codes of linux/input-event-codes.h; what the overlay `gpio-key` was given. */
        record: whole(1, 767),
        display: whole(1, 767),
        /** Only input devices whose name contains this. */
        device: v.optional(line(80)),
    }),
    v.strictObject({ backend: lines, record: gpioLine, display: gpioLine }),
    mock,
]);
const ledNames = v.pipe(v.array(name), v.minLength(1), v.maxLength(4));
const led = v.variant('backend', [
    v.strictObject({
        backend: v.literal('class'),
        green: ledNames,
        red: ledNames,
        /** Red and green together where absent. */
        amber: v.optional(ledNames),
    }),
    v.strictObject({ backend: lines, green: gpioLine, red: gpioLine, amber: v.optional(gpioLine) }),
    mock,
    none,
]);
const haptic = v.variant('backend', [
    v.strictObject({ backend: v.literal('class'), led: name }),
    v.strictObject({ backend: lines, line: gpioLine }),
    mock,
    none,
]);
const tone = v.variant('backend', [
    v.strictObject({ backend: v.literal('beeper'), device: v.optional(line(80)) }),
    v.strictObject({ backend: v.literal('pwm'), chip: whole(0, 31), channel: whole(0, 31) }),
    /** An active buzzer as LED of the kernel: one pitch. */
    v.strictObject({ backend: v.literal('buzzer'), led: name }),
    mock,
    none,
]);
const picture = {
    width: v.optional(whole(160, 1920)),
    height: v.optional(whole(90, 1080)),
    picturesPerSecond: v.optional(whole(5, 60)),
    bitsPerSecond: v.optional(whole(100_000, 12_000_000)),
    /** Pictures from one key picture to the next. */
    keyEvery: v.optional(whole(1, 120)),
};
const camera = v.variant('backend', [
    v.strictObject({ backend: v.literal('rpicam'), encoder: v.picklist(['hardware', 'software']), ...picture }),
    v.strictObject({
        backend: v.literal('v4l2'),
        device,
        /** As ffmpeg calls it: yuyv422, mjpeg, h264 (copied as it is). */
        format: v.optional(v.picklist(['yuyv422', 'mjpeg', 'h264'])),
        ...picture,
    }),
    /** As given to `--camera`: scene, clip:FILE, tape:FILE. */
    v.strictObject({ backend: v.literal('source'), source: line(400) }),
]);
const microphone = v.variant('backend', [
    v.strictObject({
        backend: v.literal('alsa'),
        /** As `arecord -L` shows it. */
        device: v.pipe(v.string(), v.regex(/^[a-zA-Z0-9:=,._-]{1,100}$/)),
        sampleRate: v.optional(v.picklist([16_000, 32_000, 44_100, 48_000])),
        bitsPerSecond: v.optional(whole(16_000, 192_000)),
    }),
    /** The sound that comes with the camera's source. */
    v.strictObject({ backend: v.literal('camera') }),
    none,
]);
const battery = v.variant('backend', [
    v.strictObject({ backend: v.literal('power-supply'), gauge: v.optional(name) }),
    v.strictObject({ backend: v.literal('mains') }),
    mock,
]);
const dock = v.variant('backend', [
    v.strictObject({
        backend: v.literal('serial'),
        device,
        baud: v.optional(baud),
        /** Where the controller lives: one in the camera is never silent. */
        controller: v.picklist(['camera', 'cradle']),
    }),
    v.strictObject({ backend: lines, line: gpioLine }),
    /** A switch of the same input device as the buttons (SW_DOCK is 5). */
    v.strictObject({ backend: v.literal('evdev'), switch: whole(0, 31) }),
    mock,
    none,
]);
export const BoardFile = v.strictObject({
    zeugeBoard: v.literal(1),
    id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and "-"')),
    name: line(100),
    note: line(1000),
    buttons,
    led,
    haptic,
    tone,
    display: v.variant('backend', [
        /** As given to `--display`: fb:/dev/fb0, fb:FILE@320x240x16, png:FILE@320x240. */
        v.strictObject({ backend: v.literal('panel'), output: line(200) }),
        mock,
        none,
    ]),
    camera,
    microphone,
    battery,
    dock,
    position: v.variant('backend', [
        v.strictObject({ backend: v.literal('nmea'), device, baud: v.optional(baud) }),
        none,
    ]),
    /** What "switch off" does: `exit` ends the process only. */
    off: v.picklist(['poweroff', 'exit']),
});
/** Backends of lines that a board uses: each needs its library. */
export function lineDriversOf(board) {
    const { buttons, led, haptic, dock } = board;
    return LINES.filter((name) => [buttons, led, haptic, dock].some(({ backend }) => backend === name));
}

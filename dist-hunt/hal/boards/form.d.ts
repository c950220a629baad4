/**
 * The form of a board file: which backend serves which port, with pins, device files and sizes.
 * schemas/board.json is made from it; what a backend does with its values is that backend's matter.
 *
 * `mock` is the simulated part of hal/mock: for developing, and for trying one real part on a desk.
 */
import * as v from 'valibot';
export declare const BOARD_CHARS_MAX: number;
declare const gpioLine: v.StrictObjectSchema<{
    /** Label of the chip, as `gpiodetect` shows it: pinctrl-bcm2835, pinctrl-bcm2711, pinctrl-rp1. */
    readonly chip: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>;
    /** Offset on the chip (on a Raspberry Pi the BCM number), or the line's name. */
    readonly line: v.UnionSchema<[v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>], undefined>;
    readonly activeLow: v.OptionalSchema<v.BooleanSchema<undefined>, undefined>;
    readonly pull: v.OptionalSchema<v.PicklistSchema<["up", "down"], undefined>, undefined>;
}, undefined>;
declare const LINES: readonly ['chardev', 'onoff'];
export declare const BoardFile: v.StrictObjectSchema<{
    readonly zeugeBoard: v.LiteralSchema<1, undefined>;
    readonly id: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be lower-case letters, digits and \"-\"">]>;
    readonly name: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
    readonly note: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
    readonly buttons: v.VariantSchema<"backend", [v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"evdev", undefined>;
        /** Key codes of linux/input-event-codes.h; what the overlay `gpio-key` was given. */
        readonly record: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        readonly display: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        /** Only input devices whose name contains this. */
        readonly device: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.PicklistSchema<readonly ["chardev", "onoff"], undefined>;
        readonly record: v.StrictObjectSchema<{
            /** Label of the chip, as `gpiodetect` shows it: pinctrl-bcm2835, pinctrl-bcm2711, pinctrl-rp1. */
            readonly chip: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>;
            /** Offset on the chip (on a Raspberry Pi the BCM number), or the line's name. */
            readonly line: v.UnionSchema<[v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>], undefined>;
            readonly activeLow: v.OptionalSchema<v.BooleanSchema<undefined>, undefined>;
            readonly pull: v.OptionalSchema<v.PicklistSchema<["up", "down"], undefined>, undefined>;
        }, undefined>;
        readonly display: v.StrictObjectSchema<{
            /** Label of the chip, as `gpiodetect` shows it: pinctrl-bcm2835, pinctrl-bcm2711, pinctrl-rp1. */
            readonly chip: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>;
            /** Offset on the chip (on a Raspberry Pi the BCM number), or the line's name. */
            readonly line: v.UnionSchema<[v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>], undefined>;
            readonly activeLow: v.OptionalSchema<v.BooleanSchema<undefined>, undefined>;
            readonly pull: v.OptionalSchema<v.PicklistSchema<["up", "down"], undefined>, undefined>;
        }, undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"mock", undefined>;
    }, undefined>], undefined>;
    readonly led: v.VariantSchema<"backend", [v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"class", undefined>;
        readonly green: v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>, undefined>, v.MinLengthAction<string[], 1, undefined>, v.MaxLengthAction<string[], 4, undefined>]>;
        readonly red: v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>, undefined>, v.MinLengthAction<string[], 1, undefined>, v.MaxLengthAction<string[], 4, undefined>]>;
        /** Red and green together where absent. */
        readonly amber: v.OptionalSchema<v.SchemaWithPipe<readonly [v.ArraySchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>, undefined>, v.MinLengthAction<string[], 1, undefined>, v.MaxLengthAction<string[], 4, undefined>]>, undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.PicklistSchema<readonly ["chardev", "onoff"], undefined>;
        readonly green: v.StrictObjectSchema<{
            /** Label of the chip, as `gpiodetect` shows it: pinctrl-bcm2835, pinctrl-bcm2711, pinctrl-rp1. */
            readonly chip: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>;
            /** Offset on the chip (on a Raspberry Pi the BCM number), or the line's name. */
            readonly line: v.UnionSchema<[v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>], undefined>;
            readonly activeLow: v.OptionalSchema<v.BooleanSchema<undefined>, undefined>;
            readonly pull: v.OptionalSchema<v.PicklistSchema<["up", "down"], undefined>, undefined>;
        }, undefined>;
        readonly red: v.StrictObjectSchema<{
            /** Label of the chip, as `gpiodetect` shows it: pinctrl-bcm2835, pinctrl-bcm2711, pinctrl-rp1. */
            readonly chip: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>;
            /** Offset on the chip (on a Raspberry Pi the BCM number), or the line's name. */
            readonly line: v.UnionSchema<[v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>], undefined>;
            readonly activeLow: v.OptionalSchema<v.BooleanSchema<undefined>, undefined>;
            readonly pull: v.OptionalSchema<v.PicklistSchema<["up", "down"], undefined>, undefined>;
        }, undefined>;
        readonly amber: v.OptionalSchema<v.StrictObjectSchema<{
            /** Label of the chip, as `gpiodetect` shows it: pinctrl-bcm2835, pinctrl-bcm2711, pinctrl-rp1. */
            readonly chip: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>;
            /** Offset on the chip (on a Raspberry Pi the BCM number), or the line's name. */
            readonly line: v.UnionSchema<[v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>], undefined>;
            readonly activeLow: v.OptionalSchema<v.BooleanSchema<undefined>, undefined>;
            readonly pull: v.OptionalSchema<v.PicklistSchema<["up", "down"], undefined>, undefined>;
        }, undefined>, undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"mock", undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"none", undefined>;
    }, undefined>], undefined>;
    readonly haptic: v.VariantSchema<"backend", [v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"class", undefined>;
        readonly led: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.PicklistSchema<readonly ["chardev", "onoff"], undefined>;
        readonly line: v.StrictObjectSchema<{
            /** Label of the chip, as `gpiodetect` shows it: pinctrl-bcm2835, pinctrl-bcm2711, pinctrl-rp1. */
            readonly chip: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>;
            /** Offset on the chip (on a Raspberry Pi the BCM number), or the line's name. */
            readonly line: v.UnionSchema<[v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>], undefined>;
            readonly activeLow: v.OptionalSchema<v.BooleanSchema<undefined>, undefined>;
            readonly pull: v.OptionalSchema<v.PicklistSchema<["up", "down"], undefined>, undefined>;
        }, undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"mock", undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"none", undefined>;
    }, undefined>], undefined>;
    readonly tone: v.VariantSchema<"backend", [v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"beeper", undefined>;
        readonly device: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>, undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"pwm", undefined>;
        readonly chip: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
        readonly channel: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"buzzer", undefined>;
        readonly led: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"mock", undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"none", undefined>;
    }, undefined>], undefined>;
    readonly display: v.VariantSchema<"backend", [v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"panel", undefined>;
        readonly output: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"mock", undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"none", undefined>;
    }, undefined>], undefined>;
    readonly camera: v.VariantSchema<"backend", [v.StrictObjectSchema<{
        readonly width: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly height: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly picturesPerSecond: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly bitsPerSecond: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly keyEvery: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly backend: v.LiteralSchema<"rpicam", undefined>;
        readonly encoder: v.PicklistSchema<["hardware", "software"], undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly width: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly height: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly picturesPerSecond: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly bitsPerSecond: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly keyEvery: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
        readonly backend: v.LiteralSchema<"v4l2", undefined>;
        readonly device: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.StartsWithAction<string, "/dev/", undefined>, v.MaxLengthAction<string, 200, undefined>]>;
        /** As ffmpeg calls it: yuyv422, mjpeg, h264 (copied as it is). */
        readonly format: v.OptionalSchema<v.PicklistSchema<["yuyv422", "mjpeg", "h264"], undefined>, undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"source", undefined>;
        readonly source: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.MinLengthAction<string, 1, undefined>, v.MaxLengthAction<string, number, undefined>]>;
    }, undefined>], undefined>;
    readonly microphone: v.VariantSchema<"backend", [v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"alsa", undefined>;
        /** As `arecord -L` shows it. */
        readonly device: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, undefined>]>;
        readonly sampleRate: v.OptionalSchema<v.PicklistSchema<[16000, 32000, 44100, 48000], undefined>, undefined>;
        readonly bitsPerSecond: v.OptionalSchema<v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"camera", undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"none", undefined>;
    }, undefined>], undefined>;
    readonly battery: v.VariantSchema<"backend", [v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"power-supply", undefined>;
        readonly gauge: v.OptionalSchema<v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>, undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"mains", undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"mock", undefined>;
    }, undefined>], undefined>;
    readonly dock: v.VariantSchema<"backend", [v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"serial", undefined>;
        readonly device: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.StartsWithAction<string, "/dev/", undefined>, v.MaxLengthAction<string, 200, undefined>]>;
        readonly baud: v.OptionalSchema<v.PicklistSchema<[4800, 9600, 19200, 38400, 57600, 115200], undefined>, undefined>;
        /** Where the controller lives: one in the camera is never silent. */
        readonly controller: v.PicklistSchema<["camera", "cradle"], undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.PicklistSchema<readonly ["chardev", "onoff"], undefined>;
        readonly line: v.StrictObjectSchema<{
            /** Label of the chip, as `gpiodetect` shows it: pinctrl-bcm2835, pinctrl-bcm2711, pinctrl-rp1. */
            readonly chip: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>;
            /** Offset on the chip (on a Raspberry Pi the BCM number), or the line's name. */
            readonly line: v.UnionSchema<[v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>, v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.RegexAction<string, "must be letters, digits and : . _ + -">]>], undefined>;
            readonly activeLow: v.OptionalSchema<v.BooleanSchema<undefined>, undefined>;
            readonly pull: v.OptionalSchema<v.PicklistSchema<["up", "down"], undefined>, undefined>;
        }, undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"evdev", undefined>;
        readonly switch: v.SchemaWithPipe<readonly [v.NumberSchema<undefined>, v.IntegerAction<number, undefined>, v.MinValueAction<number, number, undefined>, v.MaxValueAction<number, number, undefined>]>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"mock", undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"none", undefined>;
    }, undefined>], undefined>;
    readonly position: v.VariantSchema<"backend", [v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"nmea", undefined>;
        readonly device: v.SchemaWithPipe<readonly [v.StringSchema<undefined>, v.StartsWithAction<string, "/dev/", undefined>, v.MaxLengthAction<string, 200, undefined>]>;
        readonly baud: v.OptionalSchema<v.PicklistSchema<[4800, 9600, 19200, 38400, 57600, 115200], undefined>, undefined>;
    }, undefined>, v.StrictObjectSchema<{
        readonly backend: v.LiteralSchema<"none", undefined>;
    }, undefined>], undefined>;
    /** What "switch off" does: `exit` ends the process only. */
    readonly off: v.PicklistSchema<["poweroff", "exit"], undefined>;
}, undefined>;
export type BoardForm = v.InferOutput<typeof BoardFile>;
export type GpioLine = v.InferOutput<typeof gpioLine>;
/** Backends of lines that a board uses: each needs its library. */
export declare function lineDriversOf(board: BoardForm): readonly (typeof LINES)[number][];
export {};

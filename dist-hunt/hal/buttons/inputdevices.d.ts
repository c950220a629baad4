export interface InputDevice {
    readonly name: string;
    /** Such as event3. */
    readonly event: string;
    hasKey(code: number): boolean;
    hasSwitch(code: number): boolean;
    hasSound(code: number): boolean;
}
/** `longBits`: bits of a long, 64 or 32: the kernel prints its bitmaps in longs. */
export declare function parseInputDevices(text: string, longBits: 32 | 64): readonly InputDevice[];

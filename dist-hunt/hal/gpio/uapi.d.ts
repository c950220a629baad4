/**
 * The kernel's structures of the GPIO character device, version 2 (include/uapi/linux/gpio.h), as bytes.
 *
 * Pure: numbers in, bytes out, and back. Little-endian, as every board that Node runs on.
 */
/** Request numbers; the size of the structure stands inside (_IOC_SIZE). */
export declare const GET_CHIP_INFO = 2151986177;
export declare const GET_LINE_INFO = 3238048773;
export declare const GET_LINE = 3260068871;
export declare const GET_VALUES = 3222320142;
export declare const SET_VALUES = 3222320143;
export declare const CHIP_INFO_BYTES = 68;
export declare const LINE_INFO_BYTES = 256;
export declare const LINE_REQUEST_BYTES = 592;
export declare const LINE_VALUES_BYTES = 16;
export declare const LINE_EVENT_BYTES = 48;
/** More than any chip has; a bound for the search by name. */
export declare const LINES_MAX = 1024;
export interface ChipInfo {
    readonly name: string;
    readonly label: string;
    readonly lines: number;
}
export interface LineRequest {
    readonly offset: number;
    readonly direction: 'input' | 'output';
    readonly activeLow?: boolean | undefined;
    readonly pull?: 'up' | 'down' | undefined;
    /** 0 = every edge. */
    readonly debounceUs?: number | undefined;
    readonly consumer: string;
}
/** CLOCK_MONOTONIC, as `clock.nowUs`. With `activeLow` the kernel turns the edge round. */
export interface LineEvent {
    readonly atUs: number;
    readonly active: boolean;
    readonly offset: number;
}
export declare function parseChipInfo(bytes: Uint8Array): ChipInfo;
export declare function encodeLineInfo(offset: number): Buffer;
export declare function parseLineInfo(bytes: Uint8Array): {
    readonly name: string;
    readonly consumer: string;
};
export declare function encodeLineRequest(request: LineRequest): Buffer;
/** The descriptor of the line, filled in by the kernel. */
export declare function descriptorOf(request: Uint8Array): number;
export declare function encodeValues(active: boolean): Buffer;
/** The kernel hands over whole events only; what is not one is left out. */
export declare function parseLineEvents(bytes: Uint8Array): readonly LineEvent[];

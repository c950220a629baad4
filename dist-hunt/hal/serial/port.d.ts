export interface SerialPort {
    /** Lost without a word where the port is gone; false where more is waiting to be sent than a slow line can take. */
    write(bytes: Uint8Array): boolean;
    /** Throws where the device file is gone: to be called each second (see below). */
    look(): void;
    close(): void;
}
export interface SerialOptions {
    readonly path: string;
    readonly baud: number;
    readonly heard: (bytes: Uint8Array) => void;
    /** At most once, and never after `close`. */
    readonly lost: (why: string) => void;
}
type Library = typeof import('serialport');
/** Resolves when it is open. NOT_AVAILABLE with the way out where it cannot be. */
export declare function openSerialPort({ path, baud, heard, lost }: SerialOptions): Promise<SerialPort>;
export declare function loadSerialPort(): Promise<Library>;
export {};

import type { Addon } from './addon.ts';
export interface Pty {
    /** Such as /dev/pts/3. */
    readonly path: string;
    /** False where nobody reads and the kernel's buffer is full: the bytes are lost, as on a wire. */
    write(bytes: Uint8Array): boolean;
    close(): void;
}
/** Raw: no echo, no line editing, every byte as it is. */
export declare function openPty(addon: Addon, heard: (bytes: Uint8Array) => void): Pty;

export interface Addon {
    /** Throws an Error with the errno's name as `code`. `bytes` is read and filled by the kernel. */
    ioctl(fd: number, request: number, bytes: Uint8Array): void;
    /** Bytes as they come; `gone` once, with the errno's name or EOF, and nothing after it. The descriptor stays the caller's. */
    watch(fd: number, heard: (bytes: Uint8Array) => void, gone: (code: string) => void): () => void;
    /** One datagram to a unix socket, as sd_notify(3) sends it. */
    notify(path: string, text: string): void;
}
/** NOT_AVAILABLE where it is missing or does not fit this Node. */
export declare function loadAddon(path?: string): Addon;
/** A device file that is read by watching it: opened so that it never blocks. */
export declare function openDevice(path: string): {
    readonly fd: number;
    close(): void;
};

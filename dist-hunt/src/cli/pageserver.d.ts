/**
 * Serves pages on 127.0.0.1: files of one folder as they are, and answers of its own beside them.
 *
 * Loopback only, and only by a loopback name: a request whose Host is another one is refused, so that a web page
 * elsewhere cannot reach it through a name that points here (DNS rebinding). Only files that were there when it began
 * are served, by their exact name; GET and HEAD only; nothing is logged.
 */
import { type IncomingMessage, type ServerResponse } from 'node:http';
export interface PageServer {
    readonly url: string;
    /** Ends open connections too. Idempotent. */
    close(): Promise<void>;
}
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;
export interface PageServerOptions {
    /** Folder with the files; `index.html` stands for `/`. */
    readonly root: string;
    /** 0: any free one. */
    readonly port: number;
    /** Which file `/` is. */
    readonly index?: string;
    /** By path, such as `/events`. */
    readonly answers?: Readonly<Record<string, Answer>>;
}
/** NOT_AVAILABLE where the port is taken, FILE_MISSING where the page was not built. */
export declare function openPageServer({ root, port, index, answers, }: PageServerOptions): Promise<PageServer>;
/** Exactly 127.0.0.1 or localhost with this port. */
export declare function isLoopbackHost(host: string | undefined, port: number): boolean;

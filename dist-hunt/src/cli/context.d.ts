/**
 * What a command may touch of the process it runs in, handed in so that commands can be tested.
 *
 * main.ts builds the real one and is the only file that reads `process`. A command writes its
 * result to `stdout`, everything else to `stderr`, sets an exit code and returns; it never exits.
 */
import type { Lang } from '../figures.ts';
export type { Lang } from '../figures.ts';
/** A sentence in both languages of the program. */
export interface Wording {
    readonly de: string;
    readonly en: string;
}
export interface TextSink {
    write(text: string): void;
}
/** A terminal in front of a person: keys come one by one and are not echoed while `onKey` is listened to. */
export interface Terminal extends TextSink {
    size(): {
        readonly columns: number;
        readonly rows: number;
    };
    /** Raw mode from the first listener to the return of the function; Ctrl-C arrives as an interrupt, not as a key. */
    onKey(listener: (key: string) => void): () => void;
}
export interface CliContext {
    /** Results. */
    readonly stdout: TextSink;
    /** Progress, log and failures. */
    readonly stderr: TextSink;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Whether stderr is a terminal: progress bars only there. */
    readonly tty: boolean;
    readonly lang: Lang;
    /** `--json` was given: one object on stdout, nothing else. A command that offers it declares the option for its help. */
    readonly json: boolean;
    /** Present where stdin and stdout are a terminal. */
    readonly terminal?: Terminal;
    readonly node: {
        readonly version: string;
        readonly execPath: string;
    };
    /** Directory the command was started in. */
    readonly cwd: string;
    /** Unix time in milliseconds; only cli reads a clock without a HAL. */
    now(): number;
    /**
     * Ctrl-C or SIGTERM goes to the listener instead of ending the process with 130; another one three seconds later ends it all the same.
     * Returns the function that stops listening.
     */
    onInterrupt(listener: (signal: 'SIGINT' | 'SIGTERM') => void): () => void;
    /** The exit code where it is not 0; the last call wins. Failures are thrown instead (errors.ts has their codes). */
    setExit(code: number): void;
    /** Ends the process as a power cut would (SIGKILL to itself): for the demonstration key of `start`. */
    cutPower(): void;
}
export declare function say(context: Pick<CliContext, 'lang'>, wording: Wording): string;

/** Figures as a table that people and machines can read; medians, because the machines are noisy. */
export interface Row {
    readonly what: string;
    readonly measured: string;
    readonly goal?: string;
    readonly met?: boolean;
}
export declare function median(values: readonly number[]): number;
/** Nearest rank: a value that was measured, never one between two. */
export declare function percentile(values: readonly number[], percent: number): number;
/** How many values lie below each limit and not below the one before. */
export declare function histogram(values: readonly number[], limits: readonly number[]): string;
/** User and system CPU time of this process for one call. */
export declare function cpuMs(work: () => void): number;
export declare const row: (what: string, measured: string, goal: string, met: boolean) => Row;
/** A figure that may be this large and no larger. */
export declare const upTo: (what: string, value: number, unit: string, limit: number, digits?: number) => Row;
export declare function wallMs(work: () => void): number;
/** Megabytes (10^6) a second. */
export declare const mbpsOf: (bytes: number, ms: number) => number;
export declare function tableOf(rows: readonly Row[]): string;
/** Lines of cells, the first one the heading; Markdown, so that it can go into a note as it is. */
export declare function markdownTable(cells: readonly (readonly string[])[]): string;

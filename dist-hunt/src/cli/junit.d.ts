/**
 * Results as JUnit XML, the form that build servers read. Pure.
 *
 * Kept to what both common schemas ask for (Ant's, strict about order and required attributes, and Jenkins'):
 * one suite a scenario or a batch of seeds, one test case an expectation or a seed.
 */
export interface Suite {
    readonly name: string;
    readonly seconds: number;
    readonly properties: Readonly<Record<string, string>>;
    readonly cases: readonly Case[];
    /** What a reader should see of the whole suite. */
    readonly out?: string;
}
export interface Case {
    /** A file or a group; build servers show cases below it. */
    readonly group: string;
    readonly name: string;
    readonly seconds: number;
    readonly failed?: Failed;
}
export interface Failed {
    /** Something that was expected did not hold, or nothing could be judged. */
    readonly kind: 'failure' | 'error';
    /** An error code of docs/errors.md. */
    readonly code: string;
    readonly message: string;
    readonly details: string;
}
/** @param at ISO 8601 in UTC; its fraction and zone are left out, as Ant's schema wants it */
export declare function junitXml(suites: readonly Suite[], at: string): string;

/**
 * A small relational store as a port: text and integers, statements with placeholders, transactions.
 *
 * Synchronous: what returned is committed, and durable against power loss. Statements are written in the code and
 * never made from what strangers sent.
 */
export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;
export interface Sql {
    run(statement: string, ...values: readonly SqlValue[]): void;
    all(statement: string, ...values: readonly SqlValue[]): readonly SqlRow[];
    /** All or nothing; an error of `work` undoes it and goes on. */
    transaction<T>(work: () => T): T;
    close(): void;
}

/** Each part by the name that its markers in docs/behaviour.md carry. */
export declare function describeDevice(): Readonly<Record<string, string>>;
/** The document with its parts replaced by what the code says now. */
export declare function withParts(document: string, parts: Readonly<Record<string, string>>): string;

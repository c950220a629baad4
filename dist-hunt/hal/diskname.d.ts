export declare const NAME_PART_CHARACTERS_MAX = 128;
export declare const NAME_PARTS_MAX = 8;
/** Most bytes one `read` may ask for: callers stream. */
export declare const READ_BYTES_MAX: number;
/** Also what `list` shows: an entry with another name is not ours. */
export declare function isNamePart(part: string): boolean;
export declare function checkName(name: string): void;
export declare function checkDirectory(name: string): void;
export declare function checkRange(offset: number, length: number): void;
/** The directory a name stands in, '' for the root. */
export declare function parentOf(name: string): string;
/** Where `replace` writes the new content before it takes the place of the old; left behind only by a power cut. */
export declare function asideName(name: string): string;

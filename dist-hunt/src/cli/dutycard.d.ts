/** The whole page; the same tables give the same bytes. */
export declare function dutyCard(): string;

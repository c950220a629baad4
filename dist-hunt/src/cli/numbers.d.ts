export declare function wholeNumber(option: string, given: string, least: number, most: number): number;

import { type Bytes } from '../bytes.ts';
/** SHA-256 over name, size and content of each program file, names in lexical order. */
export declare function firmwareHash(): Promise<Bytes>;

import type { Book } from '../fleet/book.ts';
export declare function memoryBook(): Book;

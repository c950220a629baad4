import { type Book } from '../fleet/book.ts';
export interface StatusPage {
    readonly port: number;
    close(): Promise<void>;
}
/** NOT_AVAILABLE where the port is taken. */
export declare function openStatusPage(port: number, book: Book, station: string): Promise<StatusPage>;
export declare function statusHtml(book: Book, station: string): string;
export interface DeviceSum {
    segments: number;
    volumes: number;
    bytes: number;
    lastUs: number;
}
export declare function devicesOf(book: Book): ReadonlyMap<string, DeviceSum>;
export declare function when(unixUs: number): string;

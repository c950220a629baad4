import type { Sql } from '../sql.ts';
/** NOT_AVAILABLE where libsql is not installed, DISK_FAILED where the file cannot be used. */
export declare function openLibsql(path: string): Promise<Sql>;

/**
 * How a disk's refusal is told: one sentence per fault with the operation, the file and the
 * way out. Shared by every Disk backend, so that product code and docs/errors.md see the
 * same faults from the simulated card and from the real one.
 */
import { type FaultCode, ZeugeError } from '../src/errors.ts';
export type DiskOperation = 'create' | 'append' | 'sync' | 'close' | 'replace' | 'read' | 'size' | 'list' | 'makeDir' | 'syncDir' | 'remove' | 'space' | 'lock';
export type DiskFaultCode = Extract<FaultCode, 'DISK_FULL' | 'DISK_READ_ONLY' | 'DISK_FAILED' | 'PERMISSION_DENIED' | 'FILE_EXISTS' | 'FILE_MISSING'>;
/** Where the fault is in bytes or in the operating system's own word, `detail` carries it. */
export declare function diskFault(code: DiskFaultCode, operation: DiskOperation, file: string, detail?: string, cause?: unknown): ZeugeError;

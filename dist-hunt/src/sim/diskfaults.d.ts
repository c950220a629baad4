export declare const DISK_FAULTS: {
    readonly 'disk.enospc': {
        readonly class: 'disk';
        readonly says: 'the card is full';
        readonly excuses: readonly ["space", "pace", "start"];
        readonly lasts: true;
        readonly stays: true;
        readonly move: ({ board: { disk } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'disk.erofs': {
        readonly class: 'disk';
        readonly says: 'the file system is read-only';
        readonly excuses: readonly ["space", "pace", "start"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'disk.eio': {
        readonly class: 'disk';
        readonly says: 'the next sync fails, and what it should have written is dropped and called clean';
        readonly excuses: readonly ["pace"];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
        readonly armed: ({ disk }: import("../../hal/mock/open.ts").MockBoard) => boolean;
    };
    readonly 'disk.flaky': {
        readonly class: 'disk';
        readonly says: 'one sync in twenty fails';
        readonly excuses: readonly ["pace", "space", "start"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'disk.remounts': {
        readonly class: 'disk';
        readonly says: 'after a failed sync the file system is read-only';
        readonly excuses: readonly ["pace", "space", "start"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'disk.stall': {
        readonly class: 'disk';
        readonly says: 'the card answers nothing for 0.2 to 3 s';
        readonly excuses: readonly ["pace"];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'disk.slow': {
        readonly class: 'disk';
        readonly says: 'one operation in twenty takes 0.2 to 3 s';
        readonly excuses: readonly ["pace"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'disk.short': {
        readonly class: 'disk';
        readonly says: 'every second append takes only a part';
        readonly excuses: readonly [];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'disk.rot': {
        readonly class: 'disk';
        readonly says: 'a bit of a finished segment flips';
        readonly excuses: readonly ["evidence"];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'disk.misdirect': {
        readonly class: 'disk';
        readonly says: 'one sector of the next sync lands in another place';
        readonly excuses: readonly ["evidence", "start"];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
        readonly armed: ({ disk }: import("../../hal/mock/open.ts").MockBoard) => boolean;
    };
    readonly 'disk.lying': {
        readonly class: 'disk';
        readonly says: 'the card says that it has written what it has not';
        readonly excuses: readonly ["evidence", "start"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'disk.out': {
        readonly class: 'disk';
        readonly says: 'the card is not in its slot';
        readonly excuses: readonly ["pace", "space", "start"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'disk.replaced': {
        readonly class: 'disk';
        readonly says: 'an empty card is put in the place of the one that was there';
        readonly excuses: readonly ["evidence"];
        readonly off: true;
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'disk.rolledBack': {
        readonly class: 'disk';
        readonly says: 'the card is set back to what was on it when it was started last';
        readonly excuses: readonly ["evidence"];
        readonly off: true;
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
};

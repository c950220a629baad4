import type { FaultRow } from './fault.ts';
declare const TABLE: {
    'clock.unset': {
        readonly class: 'time';
        readonly says: 'the wall clock means nothing and begins in 1970';
        readonly excuses: readonly [];
        readonly lasts: true;
        readonly move: ({ board: { clock }, wallUs }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'clock.forward': {
        readonly class: 'time';
        readonly says: 'the wall clock jumps forward by up to 400 days';
        readonly excuses: readonly [];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    'clock.back': {
        readonly class: 'time';
        readonly says: 'the wall clock jumps back by up to 400 days';
        readonly excuses: readonly [];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    'clock.drift': {
        readonly class: 'time';
        readonly says: 'the wall clock runs fast or slow by up to 500 parts per million';
        readonly excuses: readonly [];
        readonly lasts: true;
        readonly move: ({ board: { clock }, random }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'clock.late': {
        readonly class: 'time';
        readonly says: 'timers fire up to 40 ms late';
        readonly excuses: readonly [];
        readonly lasts: true;
        readonly move: ({ board: { clock } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'compute.stall': {
        readonly class: 'compute';
        readonly says: 'the process stands still for 0.2 to 3 s';
        readonly excuses: readonly ["pace", "media"];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    'compute.wrong': {
        readonly class: 'compute';
        readonly says: 'the next cipher text, hash, code or signature has one wrong bit';
        readonly excuses: readonly ["content", "evidence", "start"];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
        readonly armed: ({ compute }: import("../../hal/mock/open.ts").MockBoard) => boolean;
    };
    'camera.lost': {
        readonly class: 'capture';
        readonly says: 'the camera is gone';
        readonly excuses: readonly ["media"];
        readonly lasts: true;
        readonly move: ({ board: { camera } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'camera.frozen': {
        readonly class: 'capture';
        readonly says: 'no picture comes, and nobody says so';
        readonly excuses: readonly ["media"];
        readonly lasts: true;
        readonly move: ({ board: { camera } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'camera.repeats': {
        readonly class: 'capture';
        readonly says: 'every picture comes twice';
        readonly excuses: readonly ["media"];
        readonly lasts: true;
        readonly move: ({ board: { camera } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'camera.back': {
        readonly class: 'capture';
        readonly says: 'the time stamps of pictures go back by 3 s';
        readonly excuses: readonly ["media"];
        readonly lasts: true;
        readonly move: ({ board: { camera } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'camera.resized': {
        readonly class: 'capture';
        readonly says: 'the picture has another size from now on';
        readonly excuses: readonly [];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    'microphone.lost': {
        readonly class: 'capture';
        readonly says: 'the microphone is gone';
        readonly excuses: readonly ["media"];
        readonly lasts: true;
        readonly move: ({ board: { microphone } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'microphone.silent': {
        readonly class: 'capture';
        readonly says: 'no sound comes, and nobody says so';
        readonly excuses: readonly ["media"];
        readonly lasts: true;
        readonly move: ({ board: { microphone } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'display.lost': {
        readonly class: 'capture';
        readonly says: 'the front display is gone';
        readonly excuses: readonly ["public"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'led.lost': {
        readonly class: 'capture';
        readonly says: 'the lamp is gone';
        readonly excuses: readonly ["public"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'keys.busy': {
        readonly class: 'keys';
        readonly says: 'the key store takes 0.4 s longer for everything';
        readonly excuses: readonly ["pace"];
        readonly lasts: true;
        readonly move: ({ board: { keystore } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'keys.silent': {
        readonly class: 'keys';
        readonly says: 'the key store does not answer';
        readonly excuses: readonly ["pace", "start", "space"];
        readonly lasts: true;
        readonly move: ({ board: { keystore } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'keys.envelopes': {
        readonly class: 'keys';
        readonly says: 'no envelope can be made for the recipients';
        readonly excuses: readonly ["pace", "space"];
        readonly lasts: true;
        readonly move: ({ board: { envelopes } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'keys.expired': {
        readonly class: 'keys';
        readonly says: 'the device certificate ran out';
        readonly excuses: readonly [];
        readonly lasts: true;
        readonly move: ({ board: { keystore } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'keys.rolledBack': {
        readonly class: 'keys';
        readonly says: 'the counter of the key store goes back';
        readonly excuses: readonly ["evidence"];
        readonly off: true;
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    'disk.enospc': {
        readonly class: 'disk';
        readonly says: 'the card is full';
        readonly excuses: readonly ["space", "pace", "start"];
        readonly lasts: true;
        readonly stays: true;
        readonly move: ({ board: { disk } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'disk.erofs': {
        readonly class: 'disk';
        readonly says: 'the file system is read-only';
        readonly excuses: readonly ["space", "pace", "start"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'disk.eio': {
        readonly class: 'disk';
        readonly says: 'the next sync fails, and what it should have written is dropped and called clean';
        readonly excuses: readonly ["pace"];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
        readonly armed: ({ disk }: import("../../hal/mock/open.ts").MockBoard) => boolean;
    };
    'disk.flaky': {
        readonly class: 'disk';
        readonly says: 'one sync in twenty fails';
        readonly excuses: readonly ["pace", "space", "start"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'disk.remounts': {
        readonly class: 'disk';
        readonly says: 'after a failed sync the file system is read-only';
        readonly excuses: readonly ["pace", "space", "start"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'disk.stall': {
        readonly class: 'disk';
        readonly says: 'the card answers nothing for 0.2 to 3 s';
        readonly excuses: readonly ["pace"];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    'disk.slow': {
        readonly class: 'disk';
        readonly says: 'one operation in twenty takes 0.2 to 3 s';
        readonly excuses: readonly ["pace"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'disk.short': {
        readonly class: 'disk';
        readonly says: 'every second append takes only a part';
        readonly excuses: readonly [];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'disk.rot': {
        readonly class: 'disk';
        readonly says: 'a bit of a finished segment flips';
        readonly excuses: readonly ["evidence"];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    'disk.misdirect': {
        readonly class: 'disk';
        readonly says: 'one sector of the next sync lands in another place';
        readonly excuses: readonly ["evidence", "start"];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
        readonly armed: ({ disk }: import("../../hal/mock/open.ts").MockBoard) => boolean;
    };
    'disk.lying': {
        readonly class: 'disk';
        readonly says: 'the card says that it has written what it has not';
        readonly excuses: readonly ["evidence", "start"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'disk.out': {
        readonly class: 'disk';
        readonly says: 'the card is not in its slot';
        readonly excuses: readonly ["pace", "space", "start"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    'disk.replaced': {
        readonly class: 'disk';
        readonly says: 'an empty card is put in the place of the one that was there';
        readonly excuses: readonly ["evidence"];
        readonly off: true;
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    'disk.rolledBack': {
        readonly class: 'disk';
        readonly says: 'the card is set back to what was on it when it was started last';
        readonly excuses: readonly ["evidence"];
        readonly off: true;
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
};
export type FaultName = keyof typeof TABLE;
export declare const WORLD_FAULTS: Readonly<Record<FaultName, FaultRow>>;
export declare const FAULT_NAMES: readonly FaultName[];
export {};

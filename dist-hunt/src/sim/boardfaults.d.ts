export declare const BOARD_FAULTS: {
    readonly 'clock.unset': {
        readonly class: 'time';
        readonly says: 'the wall clock means nothing and begins in 1970';
        readonly excuses: readonly [];
        readonly lasts: true;
        readonly move: ({ board: { clock }, wallUs }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'clock.forward': {
        readonly class: 'time';
        readonly says: 'the wall clock jumps forward by up to 400 days';
        readonly excuses: readonly [];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'clock.back': {
        readonly class: 'time';
        readonly says: 'the wall clock jumps back by up to 400 days';
        readonly excuses: readonly [];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'clock.drift': {
        readonly class: 'time';
        readonly says: 'the wall clock runs fast or slow by up to 500 parts per million';
        readonly excuses: readonly [];
        readonly lasts: true;
        readonly move: ({ board: { clock }, random }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'clock.late': {
        readonly class: 'time';
        readonly says: 'timers fire up to 40 ms late';
        readonly excuses: readonly [];
        readonly lasts: true;
        readonly move: ({ board: { clock } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'compute.stall': {
        readonly class: 'compute';
        readonly says: 'the process stands still for 0.2 to 3 s';
        readonly excuses: readonly ["pace", "media"];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'compute.wrong': {
        readonly class: 'compute';
        readonly says: 'the next cipher text, hash, code or signature has one wrong bit';
        readonly excuses: readonly ["content", "evidence", "start"];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
        readonly armed: ({ compute }: import("../../hal/mock/open.ts").MockBoard) => boolean;
    };
    readonly 'camera.lost': {
        readonly class: 'capture';
        readonly says: 'the camera is gone';
        readonly excuses: readonly ["media"];
        readonly lasts: true;
        readonly move: ({ board: { camera } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'camera.frozen': {
        readonly class: 'capture';
        readonly says: 'no picture comes, and nobody says so';
        readonly excuses: readonly ["media"];
        readonly lasts: true;
        readonly move: ({ board: { camera } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'camera.repeats': {
        readonly class: 'capture';
        readonly says: 'every picture comes twice';
        readonly excuses: readonly ["media"];
        readonly lasts: true;
        readonly move: ({ board: { camera } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'camera.back': {
        readonly class: 'capture';
        readonly says: 'the time stamps of pictures go back by 3 s';
        readonly excuses: readonly ["media"];
        readonly lasts: true;
        readonly move: ({ board: { camera } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'camera.resized': {
        readonly class: 'capture';
        readonly says: 'the picture has another size from now on';
        readonly excuses: readonly [];
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'microphone.lost': {
        readonly class: 'capture';
        readonly says: 'the microphone is gone';
        readonly excuses: readonly ["media"];
        readonly lasts: true;
        readonly move: ({ board: { microphone } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'microphone.silent': {
        readonly class: 'capture';
        readonly says: 'no sound comes, and nobody says so';
        readonly excuses: readonly ["media"];
        readonly lasts: true;
        readonly move: ({ board: { microphone } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'display.lost': {
        readonly class: 'capture';
        readonly says: 'the front display is gone';
        readonly excuses: readonly ["public"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'led.lost': {
        readonly class: 'capture';
        readonly says: 'the lamp is gone';
        readonly excuses: readonly ["public"];
        readonly lasts: true;
        readonly move: ({ board }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'keys.busy': {
        readonly class: 'keys';
        readonly says: 'the key store takes 0.4 s longer for everything';
        readonly excuses: readonly ["pace"];
        readonly lasts: true;
        readonly move: ({ board: { keystore } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'keys.silent': {
        readonly class: 'keys';
        readonly says: 'the key store does not answer';
        readonly excuses: readonly ["pace", "start", "space"];
        readonly lasts: true;
        readonly move: ({ board: { keystore } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'keys.envelopes': {
        readonly class: 'keys';
        readonly says: 'no envelope can be made for the recipients';
        readonly excuses: readonly ["pace", "space"];
        readonly lasts: true;
        readonly move: ({ board: { envelopes } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'keys.expired': {
        readonly class: 'keys';
        readonly says: 'the device certificate ran out';
        readonly excuses: readonly [];
        readonly lasts: true;
        readonly move: ({ board: { keystore } }: import("./fault.ts").Grip, on: boolean) => void;
    };
    readonly 'keys.rolledBack': {
        readonly class: 'keys';
        readonly says: 'the counter of the key store goes back';
        readonly excuses: readonly ["evidence"];
        readonly off: true;
        readonly move: (grip: import("./fault.ts").Grip, on: boolean) => void;
    };
};

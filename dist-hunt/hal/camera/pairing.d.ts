export interface Picture {
    readonly data: Uint8Array;
    readonly key: boolean;
    readonly arrivedUs: number;
}
export interface Pairing {
    picture(picture: Picture): void;
    time(sourceUs: number): void;
    wipe(): void;
}
export declare function createPairing(out: (picture: Picture, sourceUs: number | undefined) => void): Pairing;

export interface FragmentedSink {
    /** AVCDecoderConfigurationRecord. */
    configuration(record: Uint8Array): void;
    /** Lent until the call returns; NAL units behind their lengths. Time of the file, in µs. */
    sample(data: Uint8Array, timeUs: number): void;
}
export interface FragmentedReader {
    /** What is wrong with the stream; after that it takes nothing more and says the same again. */
    push(piece: Uint8Array): string | undefined;
    wipe(): void;
}
export declare function createFragmentedReader(sink: FragmentedSink): FragmentedReader;

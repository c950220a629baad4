export type Codecs = typeof import('node-webcodecs');
/** NOT_AVAILABLE where the package, or a build of it for this machine, is missing. */
export declare function loadCodecs(): Promise<Codecs>;

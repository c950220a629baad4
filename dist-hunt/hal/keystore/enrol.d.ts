export declare const TLS_KEY_NAME = "tls.key";
export declare const TLS_CERTIFICATE_NAME = "tls.pem";
export interface Enrolment {
    /** Pseudonym: zg- and 8 hex digits, nothing that names a person or a town. */
    readonly device: string;
    readonly rootPem: string;
    readonly certificatePem: string;
}
export interface EnrolSetup {
    /** Data directory: device/ and trust/root.pem are made in it. */
    readonly dir: string;
    /** Where the authority's private key goes (0600); dropped where absent, so that nobody can enrol a second device with it. */
    readonly authorityKey?: string;
    /** Start of validity, Unix milliseconds; this machine's clock where absent. */
    readonly nowMs?: number;
}
/** Makes a demo authority and enrols a new device under it. Existing key files are replaced: the caller asks first. */
export declare function enrol(setup: EnrolSetup): Promise<Enrolment>;

export declare const BAG_INFO = "bag-info.txt";
export declare const BAG_MANIFEST = "manifest-sha256.txt";
export interface BagSize {
    readonly files: number;
    readonly bytes: number;
}
/** The declaration, so that the folder is known as a bag before it is whole. */
export declare function beginBag(root: string): Promise<void>;
/**
 * Writes bag-info.txt and the manifests over what lies in `root`, and stores every file safely. The bag is whole
 * behind it; what is changed later is found by its hash.
 * @param info fields of bag-info.txt (RFC 8493 §2.2.2) without Payload-Oxum
 */
export declare function endBag(root: string, info: readonly (readonly [string, string])[]): Promise<BagSize>;
/** RFC 8493 §2.1.3: only these are encoded. */
export declare function encodedPath(path: string): string;

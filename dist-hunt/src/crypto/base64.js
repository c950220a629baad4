/** For hashes and signatures; longer values do not belong into a note. */
const BASE64_BYTES_MAX = 4096;
export function base64Of(bytes) {
    return btoa(String.fromCharCode(...bytes.subarray(0, BASE64_BYTES_MAX)));
}
/** The bytes, or undefined where the text is not what base64Of would have written. */
export function bytesOfBase64(text) {
    if (text.length > (BASE64_BYTES_MAX / 3) * 4 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text))
        return undefined;
    if (text.length % 4 !== 0)
        return undefined;
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    return base64Of(bytes) === text ? bytes : undefined;
}

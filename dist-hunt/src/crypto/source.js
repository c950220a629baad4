export function sourceOfBytes(bytes) {
    return {
        bytes: bytes.length,
        read: async (offset, length) => bytes.slice(offset, offset + length),
    };
}
export function fileOfBytes(file, bytes) {
    return { file, with: (use) => use(sourceOfBytes(bytes)) };
}

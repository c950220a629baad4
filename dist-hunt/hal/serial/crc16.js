/** CRC-16/IBM-3740 ("CCITT-FALSE"): polynomial 0x1021, first value 0xffff, not reflected, high byte first. Pure. */
const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
    let crc = byte << 8;
    for (let bit = 0; bit < 8; bit++)
        crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
    return crc;
});
export function crc16(bytes) {
    let crc = 0xffff;
    for (const byte of bytes)
        crc = ((crc << 8) & 0xffff) ^ (TABLE[(crc >> 8) ^ byte] ?? 0);
    return crc;
}

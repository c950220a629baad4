/**
 * A receipt that arrived: checked against the bytes it must speak of, kept as a file, and written into the ledger.
 *
 * Everything must fit: a believed station's signature, this device, the hash and the length of the bytes that were
 * sent, and what the ledger says they are. Else RECEIPT_WRONG, and the receipt is not kept.
 */
import { bytesOfHex, equalBytes, hexOf } from '../bytes.js';
import { judgeReceipt } from '../crypto/receipt.js';
import { assert, ZeugeError } from '../errors.js';
import { RECEIPTS_DIRECTORY, receiptName } from '../store/names.js';
export async function keepReceipt(parts, unit, bytes) {
    const { disk, ledger, log } = parts;
    const receipt = checkReceipt(parts, unit, bytes);
    await disk.makeDir(RECEIPTS_DIRECTORY);
    await disk.replace(receiptName(unit.sha256), bytes);
    const { about, file } = unit;
    log({ level: 'info', event: 'offload.receipt', file, station: receipt.station, sha256: unit.sha256 });
    if (about.kind !== 'segment')
        return;
    const { recording, segment } = about;
    const sha256 = bytesOfHex(unit.sha256);
    assert(sha256, 'a hash in hexadecimal');
    await ledger.append({ type: 'offloaded', recording, segment, sha256, receipt: bytes });
}
/** The receipt, where it is a believed station's for exactly this unit of this device. RECEIPT_WRONG otherwise. */
export function checkReceipt({ primitives, trust, target, ledger }, unit, bytes) {
    const finding = judgeReceipt(primitives, bytes, trust);
    const wrong = finding.ok ? misfit(finding.receipt, unit, ledger.device) : finding.detail;
    if (wrong === undefined && finding.ok)
        return finding.receipt;
    throw new ZeugeError('RECEIPT_WRONG', `${target.name}: the receipt for ${unit.file} does not count: ${wrong}`);
}
function misfit(receipt, unit, device) {
    if (receipt.device !== device)
        return `it is for ${receipt.device}`;
    if (hexOf(receipt.sha256) !== unit.sha256 || receipt.bytes !== unit.bytes)
        return 'it is for other bytes';
    return isSame(receipt.unit, unit.about) ? undefined : 'it says that they are something else';
}
function isSame(said, is) {
    if (said.size !== is.size || !equalBytes(said.root, is.root))
        return false;
    if (said.kind === 'volume')
        return is.kind === 'volume' && said.volume === is.volume;
    return (is.kind === 'segment' && equalBytes(said.segment, is.segment) && equalBytes(said.recording, is.recording));
}

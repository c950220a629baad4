/**
 * Makes room on the card: removes segments whose receipt stands in the ledger and whose grace time is over.
 *
 *   ledger `offloaded` ─ receipt checked again ─► grace over, by the station's clock ─► ledger `erased`, durable ─► removed
 *
 * The ledger's volumes stay: the catalogue is made from them. Without a station's signed time nothing is due.
 */
import { parentOf } from '../../hal/diskname.js';
import { hexOf } from '../bytes.js';
import { judgeReceipt } from '../crypto/receipt.js';
import { checkReceipt } from './keep.js';
export async function eraseDue(parts, card, graceMs, stationUs) {
    const { disk, ledger, log, primitives, trust } = parts;
    const erased = [];
    let waiting = 0;
    for (const unit of card.units) {
        const { about, file, bytes } = unit;
        const event = about.kind === 'segment' ? card.offloaded.get(hexOf(about.segment)) : undefined;
        if (event === undefined)
            continue;
        const finding = judgeReceipt(primitives, event.receipt, trust);
        const due = finding.ok ? dueUs(finding.receipt.unixUs, graceMs) : undefined;
        if (due === undefined || stationUs === undefined || stationUs < due) {
            waiting++;
            continue;
        }
        const sha256 = hexOf(event.sha256);
        // Once more, and against the card: the file must still be the one that was handed over.
        checkReceipt(parts, { ...unit, sha256 }, event.receipt);
        const { recording, segment } = event;
        if (!card.erased.has(hexOf(segment)))
            await ledger.append({ type: 'erased', recording, segment, sha256: event.sha256 });
        await disk.remove(file);
        await disk.syncDir(parentOf(file));
        log({ level: 'info', event: 'offload.erased', file, bytes, sha256 });
        erased.push(file);
    }
    return { erased, waiting };
}
function dueUs(receiptUs, graceMs) {
    return graceMs === undefined ? undefined : receiptUs + graceMs * 1000;
}
